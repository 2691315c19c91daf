export default {
  title: '先验证手机号码',
  text: '输入申请时留的手机号码，用收到的验证码登录，不需要注册。',
  again: '请重新验证手机号码',
  again_text: '较长时间没有操作，验证已失效。已填写的内容都还在，验证后继续。',
  phone: '手机号码',
  code: '验证码',
  ask: '获取验证码',
  resend: '重新获取',
  wait: '{n} 秒后可重新获取',
  prove: '登录',
  proved: '已验证 {phone}',
  leave: '退出',
  sent: {
    phone: '验证码已发往这个号码，{minutes} 分钟内有效。',
    console: '演示系统不发短信：验证码显示在服务器的控制台上，{minutes} 分钟内有效。',
    file: '本系统未接短信平台：验证码写在服务器的外发消息文件里，{minutes} 分钟内有效。',
  },
};
