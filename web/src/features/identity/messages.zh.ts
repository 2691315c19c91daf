export default {
  title: '工作人员登录',
  hint: '请使用中心发放的工号或账号登录。',
  login: '账号',
  password: '密码',
  sign_in: '登录',
  again_title: '登录已过期',
  again_hint: '为保护办件信息，长时间未操作后需要重新登录。已填写的内容都还在，登录后继续办理。',
  no_area: '{name}，您的账号没有“{area}”的权限。如工作需要，请联系系统管理员；也可换用其他账号登录。',
  go_to: '前往{area}',
};
