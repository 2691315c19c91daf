export default {
  title: 'Prove your phone number first',
  text: 'Enter the mobile number you left with your application and the code that is sent to it. No account is needed.',
  again: 'Please prove your phone number again',
  again_text: 'Nothing was done for a while, so the proof has ended. What you typed is still there; go on after proving it.',
  phone: 'Mobile number',
  code: 'Code',
  ask: 'Send me a code',
  resend: 'Send another',
  wait: 'Another code in {n} s',
  prove: 'Sign in',
  proved: 'Proved: {phone}',
  leave: 'Sign out',
  sent: {
    phone: 'The code is on its way to this number; it is valid for {minutes} minutes.',
    console: "This demonstration sends no text messages: the code appears on the server's console and is valid for {minutes} minutes.",
    file: "No text message operator is connected: the code is in the server's file of outgoing messages and is valid for {minutes} minutes.",
  },
};
