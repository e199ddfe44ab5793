import { useSettingsWords } from './settings-words.ts'
import { useMe } from '../../lib/me.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import './accounts.css'
import { AboutMe } from './AboutMe.tsx'
import { Passkeys } from './Passkeys.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { Posts } from './Posts.tsx'
import { Sessions } from './Sessions.tsx'
import { Totp } from './Totp.tsx'

/** One's own account: name, language, posts, open sessions, and how one signs in. */
export function SettingsPage() {
  const settings = useSettingsWords()
  const me = useMe()
  if (!me) return null

  return (
    <>
      <PageHeader title={settings.title} kind={me.name} lead={settings.strength[me.strength]} />
      <div className="halves">
        <div className="stack">
          <AboutMe key={me.id} me={me} />
          <Posts posts={me.posts} />
          <Sessions />
        </div>
        <div className="stack">
          <section className="card stack">
            <h2>{settings.security}</h2>
            <p className="soft">{settings.securitySays}</p>
            <Totp on={me.hasTotp} />
            <Passkeys passkeys={me.passkeys} />
          </section>
          {me.username && <PasswordForm />}
        </div>
      </div>
    </>
  )
}
