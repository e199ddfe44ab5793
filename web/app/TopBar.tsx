import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { accounts, type Me } from '../../contract/accounts.ts'
import { call } from '../lib/call.ts'
import { fill, useLanguage, useWords } from '../lib/language.tsx'
import { useMe } from '../lib/me.ts'
import { postsNow } from '../lib/my-posts.ts'
import { useUnsent } from '../lib/outbox.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { UnitPicker } from '../ui/UnitPicker.tsx'
import { AlarmDoor } from './pages.ts'
import { ThemeMenu } from './ThemeMenu.tsx'
import { UnsentDialog } from './UnsentDialog.tsx'

/** Name, search, language, light, what waits to be sent, and who is signed in. */
export function TopBar() {
  const { language, words, speak } = useLanguage()
  const { shell } = words
  const [, go] = useLocation()
  const me = useMe()

  return (
    <div className="top-bar">
      <Link href={me ? '/nha' : '/'} className="brand">
        {shell.name}
      </Link>
      <div className="top-search scripted">
        <UnitPicker label={shell.search} onPick={({ id }) => go(`/don-vi/${id}`)} />
      </div>
      <div className="row top-tools">
        <Unsent />
        {me && (
          <Suspense fallback={null}>
            <AlarmDoor at="bar" />
          </Suspense>
        )}
        <div className="wide-only scripted">
          <ThemeMenu />
        </div>
        <Button
          className="scripted"
          look="plain"
          onClick={() => speak(language === 'vi' ? 'en' : 'vi')}
        >
          <span lang={language === 'vi' ? 'en' : 'vi'}>
            <span className="unseen">{shell.language}: </span>
            {shell.languageShort}
          </span>
        </Button>
        {me && <MeMenu me={me} />}
        {me === null && (
          <Link href="/dang-nhap" className="button main wide-only">
            {shell.signIn}
          </Link>
        )}
      </div>
    </div>
  )
}

function Unsent() {
  const { shell } = useWords()
  const unsent = useUnsent()
  const [open, setOpen] = useState(false)
  if (unsent.length === 0) return null
  return (
    <>
      <Button className="unsent" icon="send" onClick={() => setOpen(true)}>
        {fill(shell.unsent, { count: unsent.length })}
      </Button>
      {open && <UnsentDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function MeMenu({ me }: { me: Me }) {
  const { alarms, shell } = useWords()
  const mine = postsNow(me)[0]?.unit.id
  const client = useQueryClient()
  const [, go] = useLocation()
  const signingOut = useMutation({
    mutationFn: () => call(accounts.signOut, {}),
    onSuccess: () => {
      client.clear()
      go('/')
    },
  })

  return (
    <details className="me-menu" name="me-menu">
      <summary className="button plain">
        <Icon name="person" />
        <span>{me.name}</span>
      </summary>
      <div className="card stack tight">
        <Link href="/nha">{shell.home}</Link>
        {mine && <Link href={`/don-vi/${mine}/bao-dong`}>{alarms.history}</Link>}
        {me.may.includes('activity.verify') && <Link href="/duyet">{shell.verify}</Link>}
        {me.may.includes('invite.make') && me.posts[0] && (
          <Link href={`/xa/${me.posts[0].keeperId}/nguoi`}>{shell.people}</Link>
        )}
        <Link href="/cai-dat">{shell.settings}</Link>
        <Button look="plain" busy={signingOut.isPending} onClick={() => signingOut.mutate()}>
          {shell.signOut}
        </Button>
      </div>
    </details>
  )
}
