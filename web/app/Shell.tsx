import { Component, type ReactNode, Suspense, useEffect } from 'react'
import { Link, useLocation } from 'wouter'
import { useLanguage, useWords } from '../lib/language.tsx'
import { useMe } from '../lib/me.ts'
import { keepSending } from '../lib/outbox.ts'
import { chooseLargeText } from '../lib/theme.ts'
import { Band } from '../ui/Band.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { Loading } from '../ui/Status.tsx'
import { Foot } from './Foot.tsx'
import { AlarmDoor, AlarmWatch } from './pages.ts'
import './shell.css'
import { TopBar } from './TopBar.tsx'

/** The frame round every page: the bar on top, the page, and on a phone the four doors at the thumb. */
export function Shell({ children }: { children: ReactNode }) {
  const { shell } = useWords()
  const me = useMe()
  useAccountChoices()
  useEffect(keepSending, [])

  return (
    <>
      <a className="skip" href="#main">
        {shell.skip}
      </a>
      <header className="no-print">
        <TopBar />
        <Band />
        {me?.demonstration && <p className="demonstration">{shell.demonstration}</p>}
      </header>
      <main id="main" tabIndex={-1}>
        <Fault>
          <Suspense fallback={<Loading lines={6} />}>{children}</Suspense>
        </Fault>
      </main>
      <Foot />
      <Doors />
      {me && (
        <Fault instead={null}>
          <Suspense fallback={null}>
            <AlarmWatch />
          </Suspense>
        </Fault>
      )}
    </>
  )
}

/** The account's own language and text size arrive with it, once per sign-in. */
function useAccountChoices() {
  const me = useMe()
  const { speak } = useLanguage()
  const [id, language, largeText] = [me?.id, me?.language, me?.largeText]
  useEffect(() => {
    if (!id || language === undefined || largeText === undefined) return
    speak(language)
    chooseLargeText(largeText)
  }, [id, language, largeText, speak])
}

/** The four doors of everyday, and beside them the one for the hour of need. */
function Doors() {
  const { shell } = useWords()
  const me = useMe()
  const doors: { href: string; label: string; icon: IconName }[] = [
    { href: me ? '/nha' : '/', label: shell.home, icon: 'home' },
    me
      ? { href: '/nhat-ky', label: shell.diary, icon: 'diary' }
      : { href: '/dang-nhap', label: shell.signIn, icon: 'key' },
    { href: '/so-lieu', label: shell.figures, icon: 'figures' },
    { href: '/mo-hinh', label: shell.models, icon: 'models' },
  ]
  const [path] = useLocation()

  return (
    <nav className="doors no-print" aria-label={shell.navigation}>
      {doors.map(({ href, label, icon }) => (
        <Link key={href} href={href} aria-current={path === href ? 'page' : undefined}>
          <Icon name={icon} />
          {label}
        </Link>
      ))}
      {me && (
        <Suspense fallback={null}>
          <AlarmDoor at="thumb" />
        </Suspense>
      )}
    </nav>
  )
}

type FaultProps = { children: ReactNode; instead?: ReactNode }

/** A page that fails says so; the frame and the other pages stay. */
class Fault extends Component<FaultProps, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    const { instead = <Broken />, children } = this.props
    return this.state.failed ? instead : children
  }
}

function Broken() {
  const { shell } = useWords()
  return (
    <div className="stack narrow" role="alert">
      <h1>{shell.broken}</h1>
      <p>{shell.brokenSays}</p>
      <Button look="main" onClick={() => location.reload()}>
        {shell.reload}
      </Button>
    </div>
  )
}
