import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folded, search } from './palette-search.ts';

const LEVEL = { id: 'level', names: ['Service level', 'Servis seviyesi', 'مستوى الخدمة', 'Today', 'Bugün', 'اليوم'] };
const WAIT = { id: 'wait', names: ['Longest wait', 'En uzun bekleme', 'أطول انتظار', 'Now', 'Şu anda', 'الآن'] };
const WAITING = { id: 'waiting', names: ['Waiting', 'Bekleyen', 'في الانتظار', 'Now', 'Şu anda', 'الآن'] };
const ALL = [LEVEL, WAIT, WAITING];

const found = (query: string): string[] => search(ALL, query).map(({ id }) => id);

test('a figure is found in each language, whatever the case and the marks', () => {
  assert.deepEqual(found('SERVICE'), ['level']);
  assert.deepEqual(found('SEVİYESİ bugun'), ['level']);
  assert.deepEqual(found('seviyesı'), ['level']);
  assert.deepEqual(found('مستوي الخدمه'), ['level']);
  assert.deepEqual(found('اطول'), ['wait']);
  assert.deepEqual(found('su anda en uzun'), ['wait']);
});

test('who begins with the word comes first', () => {
  assert.deepEqual(found('wait'), ['waiting', 'wait']);
  assert.deepEqual(found('bekle'), ['waiting', 'wait']);
});

test('every word has to be there; nothing asked for is everything', () => {
  assert.deepEqual(found('waiting today'), []);
  assert.deepEqual(found('  '), ['level', 'wait', 'waiting']);
});

test('letters that are written in several ways are one', () => {
  assert.equal(folded('İSTANBUL ılık'), 'istanbul ilik');
  assert.equal(folded('مُسْتَوَى'), 'مستوي');
});
