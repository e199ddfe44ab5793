import { useQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import type { Me } from '../../../contract/accounts.ts'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { useErrorWords, useWords } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { postsThatMay } from '../../lib/my-posts.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Empty, Loading } from '../../ui/Status.tsx'
import { useCopyWords } from './copy-words.ts'
import { RegisterForm } from './RegisterForm.tsx'

/** Where a model enters the register, as a proposal. */
export function RegisterPage({ keeperId }: { keeperId: string }) {
  const me = useMe()
  const catalog = useCatalog()
  if (me === undefined || !catalog) return <Loading lines={6} />
  return <ForThoseWhoMay me={me} keeperId={keeperId} />
}

function ForThoseWhoMay({ me, keeperId }: { me: Me | null; keeperId: string }) {
  const { models: said } = useWords()
  const copies = useCopyWords()
  const say = useErrorWords()
  const asked = new URLSearchParams(useSearch())
  const catalog = useCatalog()
  const posts = me && catalog ? postsThatMay(me, catalog.roles, 'model.register') : []
  const post = posts.find((each) => each.keeperId === keeperId)
  const named = asked.get('don-vi')
  const unit = useQuery({ ...asking(units.read, { id: named ?? '' }), enabled: named !== null })

  return (
    <div className="stack narrow">
      <PageHeader
        title={said.register}
        lead={said.registerLead}
        actions={
          post && (
            <LinkButton look="plain" icon="diary" href={`/xa/${keeperId}/giao-ban/kich-ban`}>
              {copies.playbooks}
            </LinkButton>
          )
        }
      />
      {!post && <Empty title={say(me ? 'not_allowed' : 'sign_in.first')} />}
      {post && named !== null && unit.isPending && <Loading />}
      {post && (named === null || !unit.isPending) && (
        <RegisterForm
          keeperId={keeperId}
          under={post.unit}
          typeId={asked.get('loai') ?? ''}
          playbookId={asked.get('kich-ban') ?? undefined}
          copiedFrom={asked.get('ban-sao') ?? ''}
          unit={unit.data ?? (post.unit.kind === 'commune' ? undefined : post.unit)}
        />
      )}
    </div>
  )
}
