import { useQuery } from '@tanstack/react-query'
import { dutyBooks } from '../../../contract/duty-books.ts'
import { asking } from '../../lib/call.ts'
import { useMe } from '../../lib/me.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Answer } from '../../ui/Status.tsx'
import { BookOfLines } from './BookOfLines.tsx'
import { useBookWords } from './duty-books-words.ts'
import { type At, OfModel } from './OfModel.tsx'
import { StopBanner } from './StopBanner.tsx'

/** How often a screen at a landing asks whether a stop stands. */
const every = 30_000

/** The books of a model: boats and their checks, lamps, things found, signals; and whether all is stopped. */
export function BooksPage({ keeperId, modelId }: At) {
  const words = useBookWords()
  const at = { keeperId, modelId }
  const books = useQuery({ ...asking(dutyBooks.read, at), refetchInterval: every })
  return (
    <OfModel
      {...at}
      title={() => words.books}
      follows={dutyBooks.read.path}
      actions={
        <Button icon="print" look="plain" onClick={() => print()}>
          {words.print}
        </Button>
      }
    >
      {(_, type) => (
        <Answer to={books}>
          {(found) => (
            <>
              {type.works.stop && <StopBanner at={at} stop={found.stop} may={found.mayStop} />}
              {type.works.books.map((book) => {
                const counts = found.books.find((each) => each.book === book.id)
                if (!counts?.mayRead) return <Closed key={book.id} open={book.open} />
                return (
                  <BookOfLines
                    key={book.id}
                    at={at}
                    book={book}
                    counts={counts}
                    mayWrite={found.mayWrite}
                    stopped={found.stop !== null}
                  />
                )
              })}
            </>
          )}
        </Answer>
      )}
    </OfModel>
  )
}

/** A book that the reader does not read, and what would open it. */
function Closed({ open }: { open: boolean }) {
  const words = useBookWords()
  const me = useMe()
  return (
    <section className="card stack tight">
      <p>{open ? words.homeBook : words.closedBook}</p>
      {me === null && (
        <div>
          <LinkButton href="/dang-nhap">{words.signIn}</LinkButton>
        </div>
      )}
    </section>
  )
}
