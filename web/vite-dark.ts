import type { Plugin } from 'vite'

/** Until a script has said which colours were chosen, a drawn page follows the device into the dark. */
export function darkUnscripted(): Plugin {
  return {
    name: 'dark-unscripted',
    enforce: 'pre',
    transform(css, id) {
      if (!id.endsWith('/ui/theme.css')) return null
      const dark = /:root\[data-theme='dark'\] (\{[^}]*\})/.exec(css)?.[1]
      if (!dark) throw new Error('theme.css has no dark colours')
      const early = `@media screen and (prefers-color-scheme: dark) { :root:not([data-theme]) ${dark} }`
      return { code: `${css}\n${early}`, map: null }
    },
  }
}
