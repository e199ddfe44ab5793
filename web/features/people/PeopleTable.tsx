import { usePeopleWords } from './people-words.ts'
import { useMemo, useState } from 'react'
import type { z } from 'zod'
import type { accounts, Post } from '../../../contract/accounts.ts'
import type { UnitPage } from '../../../contract/units.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { Button } from '../../ui/Button.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EndPost } from './EndPost.tsx'
import { givenName } from './given-name.ts'
import { GrantPost } from './GrantPost.tsx'

type Person = z.output<typeof accounts.people.reply>[number]
type Open = { act: 'grant'; person: Person } | { act: 'end'; person: Person; post: Post }

type PeopleTableProps = { keeper: UnitPage; people: Person[]; grants: boolean }

/** Everybody with a post here, by given name as Vietnamese lists are. */
export function PeopleTable({ keeper, people, grants }: PeopleTableProps) {
  const words = usePeopleWords()
  const [open, setOpen] = useState<Open>()
  const columns = useColumns(grants, setOpen)
  const close = () => setOpen(undefined)

  return (
    <>
      <DataTable
        caption={words.title}
        columns={columns}
        rows={people}
        rowKey={({ accountId }) => accountId}
      />
      {open?.act === 'grant' && (
        <Dialog title={fill(words.grantTitle, { name: open.person.name })} onClose={close}>
          <GrantPost keeper={keeper} accountId={open.person.accountId} onClose={close} />
        </Dialog>
      )}
      {open?.act === 'end' && (
        <Dialog title={fill(words.endTitle, { name: open.person.name })} onClose={close}>
          <EndPost keeperId={keeper.id} post={open.post} onClose={close} />
        </Dialog>
      )}
    </>
  )
}

function useColumns(grants: boolean, onOpen: (open: Open) => void) {
  const people = usePeopleWords()
  return useMemo(
    (): Column<Person>[] => [
      {
        key: 'name',
        label: people.name,
        value: ({ name }) => givenName(name),
        cell: ({ name, username, phone }) => (
          <>
            <strong>{name}</strong>
            <span className="signs-in small soft">{username ?? phone}</span>
          </>
        ),
      },
      {
        key: 'posts',
        label: people.posts,
        cell: (person) => (
          <>
            <Posts
              posts={person.posts}
              onEnd={grants ? (post) => onOpen({ act: 'end', person, post }) : undefined}
            />
            {grants && (
              <Button look="plain" icon="plus" onClick={() => onOpen({ act: 'grant', person })}>
                {people.grant}
              </Button>
            )}
          </>
        ),
      },
    ],
    [people, grants, onOpen],
  )
}

function Posts({ posts, onEnd }: { posts: Post[]; onEnd: ((post: Post) => void) | undefined }) {
  const people = usePeopleWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const catalog = useCatalog()
  return (
    <ul className="plain held-posts">
      {posts.map((post) => {
        const role = catalog?.role(post.role)
        return (
          <li key={post.id}>
            <span>
              {role && say(role.name)} · {unitName(post.unit)}{' '}
              <span className="soft small">
                {fill(people.since, { day: numbers.day(post.since) })}
              </span>
            </span>
            {onEnd && (
              <Button look="plain" onClick={() => onEnd(post)}>
                {people.end}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
