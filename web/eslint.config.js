import vue from 'eslint-plugin-vue';
import globals from 'globals';
import typescript from 'typescript-eslint';

export default typescript.config(
  { ignores: ['dist/', 'node_modules/', 'src/api/schema.gen.ts'] },
  ...typescript.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: typescript.parser } },
  },
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      // Every word that people read comes from a message file.
      'vue/no-bare-strings-in-template': ['error', { allowlist: ['—', '·', '：', '（', '）', '/', '×', '、', '，', '〔', '〕', '–'] }],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/require-default-prop': 'off', // an absent optional prop is undefined, as TypeScript says
      // Layout is the author's; line length is what a reader can take in.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/html-indent': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-restricted-globals': ['error', { name: 'fetch', message: 'Use @/api/client: it knows csrf, problems and the session.' }],
    },
  },
  {
    files: ['src/api/client.ts', 'src/shared/connection.ts', 'e2e/**/*.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    files: ['**/messages.*.ts', 'src/api/types.ts'], // lists, however long
    rules: { 'max-lines': 'off' },
  },
);
