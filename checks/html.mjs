// Validates the HTML of every page of the site.
import { readdirSync, readFileSync } from 'node:fs'
import { HtmlValidate } from 'html-validate'

const dir = process.env.IBID_SITE
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'long-title': 'off',
    'doctype-style': 'off',
    'require-sri': 'off', // every file is the site's own
  },
})
const pages = readdirSync(dir, { recursive: true }).filter((f) => f.endsWith('.html')).sort()
let problems = 0
for (const page of pages) {
  const report = await validator.validateString(readFileSync(`${dir}/${page}`, 'utf8'), page)
  for (const result of report.results) {
    for (const m of result.messages) {
      problems++
      if (problems <= 40) console.error(`${page}:${m.line}:${m.column}: ${m.message} (${m.ruleId})`)
    }
  }
}
console.log(`${pages.length} pages, ${problems} problems`)
process.exit(pages.length > 0 && problems === 0 ? 0 : 1)
