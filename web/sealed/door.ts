import '../ui/fonts.css'
import '../ui/button.css'
import '../ui/field.css'
import '../ui/emergency.css'
import '../ui/theme.css'
import './door.css'

// Leaving works from the first moment. The page calls itself sealed only once it can seal.

const root = document.documentElement.dataset['root'] ?? ''
const twice = 1000
let pressedAt = 0

/** Leaves no page to come back to: what is shown is gone, and so is its place in the history. */
function leave() {
  document.body.replaceChildren()
  location.replace(`${root}/trang-trong`)
}

addEventListener('keydown', ({ key, timeStamp }) => {
  if (key !== 'Escape') return
  if (timeStamp - pressedAt < twice) leave()
  pressedAt = timeStamp
})

addEventListener('click', (event) => {
  const pressed =
    event.target instanceof Element ? event.target.closest('#leave, [data-does]') : null
  if (!(pressed instanceof HTMLElement)) return
  if (pressed.dataset['does'] === 'print') return print()
  event.preventDefault()
  leave()
})

const tip = document.querySelector<HTMLFormElement>('form#tip')
const look = document.querySelector<HTMLFormElement>('form#look')
if (tip) (await import('./writing.ts')).hearTip(tip, await (await import('./here.ts')).lookHere())
if (look)
  (await import('./reading.ts')).hearLook(look, await (await import('./here.ts')).lookHere())
document.documentElement.classList.add('awake')
