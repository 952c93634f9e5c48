import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translator } from './translator.ts';

const [en, tr, ar] = (['en', 'tr', 'ar'] as const).map(translator) as [Translator, Translator, Translator];
type Translator = ReturnType<typeof translator>;

test('a text without values', () => {
  assert.deepEqual(
    [en, tr, ar].map((t) => t('serviceLevel')),
    ['Service level', 'Servis seviyesi', 'مستوى الخدمة']
  );
});

test('numbers and plurals by the language’s own rules', () => {
  assert.equal(en('rejected', { count: 1 }), '1 event rejected');
  assert.equal(en('rejected', { count: 1204 }), '1,204 events rejected');
  assert.equal(tr('rejected', { count: 1204 }), '1.204 olay reddedildi');
  assert.deepEqual(
    [0, 1, 2, 3, 11, 100, 1204].map((count) => ar('rejected', { count })),
    [
      'لا أحداث مرفوضة',
      'حدث واحد مرفوض',
      'حدثان مرفوضان',
      '3 أحداث مرفوضة',
      '11 حدثًا مرفوضًا',
      '100 حدث مرفوض',
      '1,204 أحداث مرفوضة'
    ]
  );
});

test('a name that is written the other way does not turn a sentence round', () => {
  assert.equal(ar('source.silent', { name: 'pbx1', age: '0:42' }), '\u2068pbx1\u2069: صامت منذ \u20680:42\u2069');
  assert.equal(
    ar('means.abandoned', { isShort: 'yes', short: '0:05' }),
    'الاتصالات التي انسحب أصحابها قبل الوصول إلى ممثل، بعد \u20680:05\u2069 على الأقل.'
  );
  assert.equal(en('source.silent', { name: 'المقسم', age: '0:42' }), '\u2068المقسم\u2069 silent for 0:42');
  assert.equal(tr('source.silent', { name: 'pbx1', age: '0:42' }), 'pbx1: 0:42 süredir sessiz');
});
