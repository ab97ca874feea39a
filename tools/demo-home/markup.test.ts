import { expect, test } from 'vitest'
import { asText, findForm, textOfAlert } from './markup'

const page = `<form action="/theme" method="post"><input type="hidden" name="a" value="1"/></form>
<form action="" enctype="multipart/form-data" method="POST"><input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:&quot;7&quot;}"/>
<label for="email">Email</label><input id="email" type="email" name="email" required=""/><button>Send</button></form>`

test('the form with the wanted field is found, with what it sends unseen', () => {
  expect(findForm(page, 'email')).toEqual({ action: '', hidden: [['$ACTION_1:0', '{"id":"7"}']] })
})

test('a page without that field has no form for it', () => {
  expect(findForm(page, 'country')).toBeNull()
})

test('the sentence a page announces is read without its tags', () => {
  expect(
    textOfAlert('<div class="card" role="alert"><p>Too many tries. It&#x27;s open again at 14:02.</p></div>'),
  ).toBe("Too many tries. It's open again at 14:02.")
  expect(textOfAlert('<p>Check your email.</p>')).toBeNull()
})

test('nothing of a name can become markup', () => {
  expect(asText(`<b onclick='"&`)).toBe('&#60;b onclick=&#39;&#34;&#38;')
})
