import { Anchor, Code } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** Text with `code`, **bold** and [links](/address), in paragraphs. What the API's documentation is written in. */
export function Words({ text }: { text: string }) {
  return text.split(/\n{2,}/).map((paragraph, at) => <p key={at}>{inline(paragraph)}</p>)
}

const marks = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g

/** The same, for one line. */
export function inline(text: string): ReactNode[] {
  const parts: ReactNode[] = []
  let end = 0
  for (const match of text.matchAll(marks)) {
    const [whole, code, bold, words, to] = match
    parts.push(text.slice(end, match.index))
    end = match.index + whole.length
    if (code !== undefined) parts.push(<Code key={end}>{code}</Code>)
    else if (bold !== undefined) parts.push(<b key={end}>{bold}</b>)
    else parts.push(<WordsLink key={end} to={to ?? ''} words={words ?? ''} />)
  }
  return [...parts, text.slice(end)]
}

function WordsLink({ to, words }: { to: string; words: string }) {
  const [path, hash] = to.split('#')
  if (!path?.startsWith('/') || path.startsWith('/api')) return <Anchor href={to}>{words}</Anchor>
  return (
    <Anchor component={Link} to={path} {...(hash && { hash })}>
      {words}
    </Anchor>
  )
}
