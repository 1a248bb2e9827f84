import sanitizeHtml from 'sanitize-html'

const allowed: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'b', 'strong', 'i', 'em', 'ul', 'ol', 'li', 'a'],
  allowedAttributes: { a: ['href', 'rel', 'target'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: {
    b: 'strong',
    i: 'em',
    a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer nofollow', target: '_blank' }),
  },
}

/** HTML of a note as it is kept: paragraphs, bold, italic, lists and links; everything else is left out. */
export const cleanHtml = (html: string): string => sanitizeHtml(html, allowed).trim()

/** The text of a note, for searches and for knowing whether there is any. */
export const plainText = (html: string): string =>
  sanitizeHtml(html.replace(/<\/(p|li)>|<br\s*\/?>/g, ' '), { allowedTags: [], allowedAttributes: {} })
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
    .trim()

/** Plain text as the HTML of a note: a paragraph for each line. */
export const htmlOf = (text: string): string =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`)
    .join('')

/** The text that a note made of this plain text is known by. */
export const noteText = (text: string): string => plainText(cleanHtml(htmlOf(text)))
