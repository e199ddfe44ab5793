import { expect, test } from 'vitest'
import { framed, nameToSave, shownAs } from './viewer.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const marked = (...first: number[]) => Uint8Array.from([...first, 0, 0, 0, 0, 0, 0, 0, 0])

test.each([
  ['a photo', marked(0xff, 0xd8, 0xff), 'image/jpeg', 'image'],
  ['a photo that calls itself a page', marked(0xff, 0xd8, 0xff), 'text/html', 'image'],
  ['a film', Uint8Array.from([0, 0, 0, 24, ...bytes('ftypmp42')]), 'video/mp4', 'video'],
  ['a voice in a film', Uint8Array.from([0, 0, 0, 24, ...bytes('ftypM4A ')]), 'audio/mp4', 'audio'],
  ['plain words', bytes('Tối qua có xe lạ'), 'text/plain', 'text'],
])('%s is shown', (_, content, said, as) => {
  expect(shownAs(content, said)?.as).toBe(as)
})

test.each([
  ['a page', bytes('<script>alert(1)</script>'), 'text/html'],
  ['a drawing that may hold a script', bytes('<svg onload="x()">'), 'image/svg+xml'],
  ['a document', bytes('%PDF-1.7'), 'application/pdf'],
  ['a program that calls itself words', marked(0x4d, 0x5a, 0x90), 'text/plain'],
  ['a program that calls itself a photo', marked(0x4d, 0x5a, 0x90), 'image/jpeg'],
])('%s is only saved', (_, content, said) => {
  expect(shownAs(content, said)).toBeUndefined()
})

test('words that look like a page stay words', () => {
  const content = bytes('</pre><script src="//x"></script><img src=x onerror="y()">')
  const shown = shownAs(content, 'text/plain')
  const page = shown && framed(shown, content)
  expect(page).toContain('&lt;/pre&gt;&lt;script')
  expect(page).not.toContain('<script')
  expect(page).not.toContain('<img')
})

test('the frame asks for nothing', () => {
  const photo = marked(0xff, 0xd8, 0xff)
  const shown = shownAs(photo, 'image/jpeg')
  const page = (shown && framed(shown, photo)) ?? ''
  expect(page).toContain("default-src 'none'")
  expect(page).toContain('src="data:image/jpeg;base64,/9j/')
  expect(page).not.toMatch(/https?:|blob:|script/)
})

test.each([
  ['ảnh cổng.jpg', 'ảnh cổng.jpg'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['hoa\u202egpj.exe', 'hoagpj.exe'],
  ['a\nb\0c.txt', 'abc.txt'],
  ['...', 'tep'],
])('a file called %j is saved as %j', (said, saved) => {
  expect(nameToSave(said)).toBe(saved)
})
