import { expect, test } from 'vitest'
import { asText, findForm, textOfAlert } from './markup'

const page = `<form action="/theme" method="post"><input type="hidden" name="a" value="1"/></form>
<form action="" enctype="multipart/form-data" method="POST"><input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:&quot;7&quot;}"/>
<label for="email">Email</label><input id="email" type="email" name="email" required=""/><button>Send</button></form>`

test('finds the form with the wanted field and its hidden fields', () => {
  expect(findForm(page, 'email')).toEqual({ action: '', hidden: [['$ACTION_1:0', '{"id":"7"}']] })
})

test('finds no form without that field', () => {
  expect(findForm(page, 'country')).toBeNull()
})

test('reads a page’s alert without tags', () => {
  expect(
    textOfAlert('<div class="card" role="alert"><p>Too many attempts. It&#x27;s open again at 14:02.</p></div>'),
  ).toBe("Too many attempts. It's open again at 14:02.")
  expect(textOfAlert('<p>Check your email.</p>')).toBeNull()
})

test('turns nothing of a name into markup', () => {
  expect(asText(`<b onclick='"&`)).toBe('&#60;b onclick=&#39;&#34;&#38;')
})
