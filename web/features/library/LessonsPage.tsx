import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { type Lessons, library } from '../../../contract/library.ts'
import { playbooks } from '../../../contract/playbooks.ts'
import { asking, call } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { postsThatMay } from '../../lib/my-posts.ts'
import { unitName } from '../../lib/unit-name.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { ModelCard } from '../../ui/ModelCard.tsx'
import { Answer } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { familyOf, noticeAt } from './addresses.ts'
import { FollowButton } from './FollowButton.tsx'
import { useLibraryWords } from './library-words.ts'
import { NoticeDialog } from './NoticeDialog.tsx'
import { OfModel } from './OfModel.tsx'
import { Outcomes } from './Outcomes.tsx'
import { saveFile } from './save-file.ts'
import { WayGone } from './WayGone.tsx'

type At = { keeperId: string; modelId: string }

/** What others can learn from a model: its story, numbers, way, covenant, papers, and whom to ask. */
export function LessonsPage(at: At) {
  const lessons = useQuery(asking(library.lessons, at))
  return (
    <Answer to={lessons} lines={10}>
      {(found) => <Whole lessons={found} at={at} />}
    </Answer>
  )
}

function Whole({ lessons, at }: { lessons: Lessons; at: At }) {
  const words = useLibraryWords()
  const { model, story } = lessons
  const [writing, setWriting] = useState(false)
  return (
    <OfModel
      model={model}
      above={[lessons.province, lessons.commune]}
      title={words.lessons}
      lead={words.lessonsLead}
      actions={
        <>
          <FollowButton at={at} />
          <LinkButton href={familyOf(model)} icon="people">
            {words.toFamily}
          </LinkButton>
          <CopyButton model={model} />
          {lessons.mayWriteNotice && (
            <Button icon="pen" onClick={() => setWriting(true)}>
              {words.writeNotice}
            </Button>
          )}
          {lessons.mayExport && <ExportButton at={at} />}
        </>
      }
    >
      <div className="halves">
        <section className="card stack">
          <h2>{words.story}</h2>
          <p className={story ? 'typed' : 'soft'}>{story || words.noStory}</p>
        </section>
        <section className="card stack">
          <h2>{words.numbers}</h2>
          <Outcomes outcome={lessons.numbers} />
        </section>
      </div>
      <WayGone way={lessons.way} />
      <div className="halves">
        <Covenants lessons={lessons} />
        <Asking lessons={lessons} />
      </div>
      <Others lessons={lessons} />
      {writing && <NoticeDialog at={at} onClose={() => setWriting(false)} />}
    </OfModel>
  )
}

/** The way to the register, for those who may enter a model somewhere. */
function CopyButton({ model: { keeperId, id, type, state } }: { model: Lessons['model'] }) {
  const words = useLibraryWords()
  const me = useMe()
  const catalog = useCatalog()
  const post = me && catalog && postsThatMay(me, catalog.roles, 'model.register')[0]
  if (!post || state === 'dissolved' || catalog.modelType(type)?.closed) return null
  const copied = new URLSearchParams({ loai: type, 'ban-sao': `${keeperId}/${id}` })
  return (
    <LinkButton icon="plus" href={`/xa/${post.keeperId}/mo-hinh-moi?${copied}`}>
      {words.registerCopy}
    </LinkButton>
  )
}

function ExportButton({ at }: { at: At }) {
  const words = useLibraryWords()
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const take = async () => {
    setBusy(true)
    try {
      const file = await call(playbooks.export, at)
      saveFile(`${file.type.id}-${file.made.on}.json`, JSON.stringify(file), 'application/json')
      toast({ text: fill(words.exported, { fingerprint: file.signature.fingerprint }) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon="send" look="plain" busy={busy} onClick={() => void take()}>
      {words.exportFile}
    </Button>
  )
}

function Covenants({ lessons: { covenants, papers } }: { lessons: Lessons }) {
  const words = useLibraryWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  return (
    <section className="card stack">
      <h2>{words.covenants}</h2>
      {covenants.length === 0 && <p className="soft">{words.unknown}</p>}
      {covenants.map(({ id, title, text, from }) => (
        <details key={id}>
          <summary>
            <strong>{title}</strong>{' '}
            <span className="small soft">
              {fill(words.covenantFrom, { day: numbers.day(from) })}
            </span>
          </summary>
          <p className="typed">{text}</p>
        </details>
      ))}
      {papers.length > 0 && (
        <>
          <h3>{words.papers}</h3>
          <p className="small soft">{words.papersSays}</p>
          <ul>
            {papers.map(({ id, title }) => (
              <li key={id}>{say(title)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Asking({ lessons: { model, commune, offices, notices } }: { lessons: Lessons }) {
  const words = useLibraryWords()
  const numbers = useNumbers()
  const place = unitName(commune ?? model.unit)
  const named = offices.filter((office) => office in words.offices)
  return (
    <section className="card stack">
      <h2>{words.ask}</h2>
      <p>{words.askSays}</p>
      <ul>
        {(named as (keyof typeof words.offices)[]).map((office) => (
          <li key={office}>{fill(words.offices[office], { commune: place })}</li>
        ))}
      </ul>
      {notices.length > 0 && (
        <>
          <h3>{words.noticesHere}</h3>
          <ul className="plain lines">
            {notices.map((notice) => (
              <li key={notice.id}>
                <Link href={noticeAt(notice)}>{notice.title}</Link>
                <span className="small soft">{numbers.day(notice.publishedOn)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Others({ lessons: { copies } }: { lessons: Lessons }) {
  const words = useLibraryWords()
  if (copies.length === 0) return null
  return (
    <section className="stack">
      <h2>{words.copiesHere}</h2>
      <ul className="plain grid">
        {copies.map((copy) => (
          <li key={copy.id}>
            <ModelCard model={copy} />
          </li>
        ))}
      </ul>
    </section>
  )
}
