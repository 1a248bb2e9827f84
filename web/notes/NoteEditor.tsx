import { RichTextEditor, type RichTextEditorProps } from '@mantine/tiptap'
import '@mantine/tiptap/styles.layer.css'
import { useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  label: string
  /** Whether to begin typing at once. */
  focus: boolean
  onChange: (html: string) => void
  onSend: () => void
}

/** Rich text with what a note may hold: bold, italic, lists and links. */
export function NoteEditor({ label, focus, onChange, onSend }: Props) {
  const { t } = useTranslation()
  const send = useRef(onSend)
  send.current = onSend
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        blockquote: false,
        code: false,
        codeBlock: false,
        heading: false,
        horizontalRule: false,
        strike: false,
        underline: false,
        link: { openOnClick: false, defaultProtocol: 'https' },
      }),
    ],
    content: '',
    autofocus: focus,
    onUpdate: ({ editor: now }) => onChange(now.getHTML()),
    editorProps: {
      attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true' },
      handleKeyDown: (_, event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false
        send.current()
        return true
      },
    },
  })
  // Mantine's types name the editor of the CommonJS declarations; it is the same editor.
  const known = editor as RichTextEditorProps['editor']
  const labels = {
    boldControlLabel: t('notes.editor.bold'),
    italicControlLabel: t('notes.editor.italic'),
    bulletListControlLabel: t('notes.editor.bulletList'),
    orderedListControlLabel: t('notes.editor.orderedList'),
    linkControlLabel: t('notes.editor.link'),
    unlinkControlLabel: t('notes.editor.unlink'),
    linkEditorInputLabel: t('notes.editor.linkUrl'),
    linkEditorInputPlaceholder: 'https://',
    linkEditorExternalLink: t('notes.editor.linkTab'),
    linkEditorInternalLink: t('notes.editor.linkSameTab'),
    linkEditorSave: t('notes.editor.linkSave'),
  }
  return (
    <RichTextEditor editor={known} labels={labels} variant="subtle">
      <RichTextEditor.Toolbar style={{ padding: '2px 4px', gap: 4 }}>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.Bold />
          <RichTextEditor.Italic />
          <RichTextEditor.BulletList />
          <RichTextEditor.OrderedList />
          <RichTextEditor.Link />
          <RichTextEditor.Unlink />
        </RichTextEditor.ControlsGroup>
      </RichTextEditor.Toolbar>
      <RichTextEditor.Content style={{ minHeight: 72, maxHeight: '40dvh', overflowY: 'auto' }} />
    </RichTextEditor>
  )
}
