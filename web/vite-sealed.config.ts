import { defineConfig } from 'vite'
import { contractAsData } from './vite-contract.ts'
import { darkUnscripted } from './vite-dark.ts'

/** The sealed door, apart from the app: what its pages fetch, and with `--ssr` what draws them. */
export default defineConfig(({ isSsrBuild = false }) => ({
  root: import.meta.dirname,
  plugins: [contractAsData(), darkUnscripted()],
  build: {
    outDir: '../dist/web-sealed',
    // What draws the pages is laid beside what they fetch.
    emptyOutDir: !isSsrBuild,
    manifest: isSsrBuild ? false : 'manifest.json',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    target: isSsrBuild ? 'node20.19' : ['es2022', 'chrome100', 'safari15.4', 'firefox100'],
    rolldownOptions: { input: `${import.meta.dirname}/sealed/${isSsrBuild ? 'pages' : 'door'}.ts` },
  },
  ...(isSsrBuild && { ssr: { noExternal: true } }),
}))
