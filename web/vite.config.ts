import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { appFiles, files } from './vite-app-files.ts'
import { darkUnscripted } from './vite-dark.ts'
import { contractAsData } from './vite-contract.ts'
import { countryShapes } from './vite-map.ts'
import { alarmWorker } from './vite-worker.ts'

const here = (file: string) => `${import.meta.dirname}/${file}`

/** Two builds: what browsers fetch, and with `--ssr` what the server draws the front page with. */
export default defineConfig(({ isSsrBuild = false }) => ({
  root: import.meta.dirname,
  plugins: [
    contractAsData(),
    countryShapes(),
    appFiles(),
    darkUnscripted(),
    alarmWorker(),
    react(),
  ],
  build: {
    outDir: isSsrBuild ? '../dist/web-front' : '../dist/web',
    emptyOutDir: true,
    manifest: !isSsrBuild,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    target: isSsrBuild ? 'node20.19' : ['es2022', 'chrome100', 'safari15.4', 'firefox100'],
    rolldownOptions: {
      input: isSsrBuild ? here('front.tsx') : [here('index.html'), here('front.html')],
      ...(!isSsrBuild && { output: { codeSplitting: files } }),
    },
  },
  ...(isSsrBuild && {
    // The server has no packages of the web: what it draws with is bundled, as browsers get it.
    ssr: { noExternal: true },
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  }),
  server: { proxy: { '^/api/(?!docs)': 'http://localhost:3000' } },
}))
