import { describe, expect, it } from 'vitest';
import { layOut } from './layout';

const facts = { heading: '申请事项', rows: [['申请事项', '食品经营许可'], ['收件日期', '2026年11月20日']] };

describe('a document on paper', () => {
  it('has its seal and its lines to sign in their own places, and says nothing twice', () => {
    const layout = layOut([
      facts,
      { heading: '承办', rows: [['经办人', '唐勇玉'], ['机关（盖章）', '临泽县政务服务中心'], ['日期', '2026年11月20日']] },
      { heading: '签收', rows: [['申请人（签字）', ''], ['日期', '']] },
    ]);
    expect(layout.sections).toEqual([facts, { heading: '承办', rows: [['经办人', '唐勇玉']] }]);
    expect(layout.seal).toEqual({ authority: '临泽县政务服务中心', date: '2026年11月20日' });
    expect(layout.signatures).toEqual(['申请人（签字）', '日期']);
  });

  it('stays as it was stored where nothing is to be sealed or signed', () => {
    expect(layOut([facts])).toEqual({ sections: [facts], signatures: [] });
    const signed = { heading: '签收', rows: [['领取人（签字）', '王芳'], ['日期', '2026年11月20日']] };
    expect(layOut([signed])).toEqual({ sections: [signed], signatures: [] });
  });
});
