import { useEffect } from 'react'

/** On paper nothing can be opened, so all that folds is open while the page prints. */
export function useOpenForPrint() {
  useEffect(() => {
    let folded: HTMLDetailsElement[] = []
    const open = () => {
      folded = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')]
      for (const each of folded) each.open = true
    }
    const fold = () => {
      for (const each of folded) each.open = false
    }
    addEventListener('beforeprint', open)
    addEventListener('afterprint', fold)
    return () => {
      removeEventListener('beforeprint', open)
      removeEventListener('afterprint', fold)
    }
  }, [])
}
