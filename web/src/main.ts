import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './app/App.vue';
import { i18n, startLocale } from './app/i18n';
import { router } from './app/router';
import './shared/styles/tokens.css';
import './shared/styles/base.css';
import './shared/styles/controls.css';

const app = createApp(App).use(createPinia()).use(i18n);
void startLocale().then(() => app.use(router).mount('#app'));
