import { useEffect } from 'react'

/** What takes the place of a page under the same address begins where a reader begins. */
export function useFromTheTop() {
  useEffect(() => scrollTo(0, 0), [])
}
