import type { disks as english } from './en.ts'

export const disks: typeof english = {
  holds: {
    both: 'Die Festplatte mit Datenbank und Dateien',
    database: 'Die Festplatte mit der Datenbank',
    files: 'Die Festplatte mit den Dateien',
  },
  filling:
    '{{what}} ist zu {{percent}} voll: {{free}} sind übrig. Schaffen Sie Platz, bevor nichts mehr hochgeladen werden kann.',
  no_files:
    '{{what}} ist fast voll: {{free}} sind übrig. Bis Platz ist, wird nichts hochgeladen und nichts exportiert.',
  no_writes: '{{what}} ist voll: {{free}} sind übrig. Bis Platz ist, lässt sich nichts ändern, nur löschen.',
  advice: 'Löschen Sie Exporte, die niemand braucht, oder lassen Sie die Festplatte vergrößern.',
  elsewhere: 'Die Datenbank liegt auf einem anderen Server, dessen Festplatte dieses Programm nicht sieht.',
}
