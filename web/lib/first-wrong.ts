/** Brings the reader to the first blank that is wrong, and says how many there are. */
export function toFirstWrong(form: HTMLElement | null) {
  const wrong = [...(form?.querySelectorAll<HTMLElement>('.wrong, .ask') ?? [])]
  const field = wrong[0]?.closest<HTMLElement>('.field')
  field
    ?.querySelector<HTMLElement>('input:not([disabled]), select, textarea, button:not([disabled])')
    ?.focus({ preventScroll: true })
  field?.scrollIntoView({ block: 'center' })
  return wrong.length
}

/** Brings the reader back to a number that could not be read, if there is one. */
export function toUnread(form: HTMLElement | null) {
  const unread = form?.querySelector<HTMLElement>('[data-unread]')
  unread?.focus()
  return Boolean(unread)
}
