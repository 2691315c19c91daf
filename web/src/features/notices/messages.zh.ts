export default {
  bell: '通知，{n} 条未读',
  title: '通知',
  none: '没有通知',
  none_hint: '临期、超期、延期申请等需要您处理的事会出现在这里。',
  all_read: '全部标为已读',
  unread: '未读',
  mark: '标为已读',
};
