import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contractAsData } from './vite-contract.ts'
import { countryShapes } from './vite-map.ts'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [contractAsData(), countryShapes(), react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    target: ['es2022', 'chrome100', 'safari15.4', 'firefox100'],
  },
  server: { proxy: { '^/api/(?!docs)': 'http://localhost:3000' } },
})
