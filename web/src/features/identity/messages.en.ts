import type zh from './messages.zh';

const en: typeof zh = {
  title: 'Staff sign-in',
  hint: 'Use the account that the centre gave you.',
  login: 'Account',
  password: 'Password',
  sign_in: 'Sign in',
  again_title: 'Your session has ended',
  again_hint: 'To protect case information, please sign in again after a long pause. Everything you typed is still here.',
  no_area: '{name}, your account has no access to “{area}”. If you need it for your work, ask the system administrator, or sign in with another account.',
  go_to: 'Go to {area}',
};
export default en;
