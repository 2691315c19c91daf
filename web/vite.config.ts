import vue from '@vitejs/plugin-vue';
import elementPlus from 'unplugin-element-plus/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// `npm run dev` talks to a running server; everything else is built into it.
const server = process.env.ONEWINDOW_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [vue(), elementPlus({})],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: {
    __VUE_OPTIONS_API__: true, // Element Plus still has components that use it
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  server: { proxy: { '/api': server } },
  preview: { proxy: { '/api': server } },
  build: {
    target: ['chrome90', 'edge90', 'firefox90', 'safari15'], // browsers in offices are seldom new
    cssTarget: ['chrome90'],
    reportCompressedSize: false,
  },
  test: { environment: 'jsdom', include: ['src/**/*.test.ts'] },
});
