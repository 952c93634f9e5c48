import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from './html.ts';

test('what is put in is text, wherever it stands', () => {
  const name = `<script>alert("x")</script> & 'y'`;
  assert.equal(
    html`<p title="${name}">${name}</p>`.text,
    '<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;</p>'
  );
});

test('what was made so goes in as it is, one or several', () => {
  const words = ['a', '<b>'].map((text) => html`<i>${text}</i>`);
  assert.equal(html`<p>${words}${html`<i>${3}</i>`}</p>`.text, '<p><i>a</i><i>&lt;b&gt;</i><i>3</i></p>');
});
