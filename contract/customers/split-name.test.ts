import { expect, test } from 'vitest'
import { splitName } from './split-name.ts'

test.each([
  ['Maria Anders', 'Maria', null, 'Anders'],
  ['  John   Fitzgerald Kennedy ', 'John', 'Fitzgerald', 'Kennedy'],
  ['Anna Maria Luise Berg', 'Anna', 'Maria Luise', 'Berg'],
  ['Kennedy, John Fitzgerald', 'John', 'Fitzgerald', 'Kennedy'],
  ['García López, María del Carmen', 'María', 'del Carmen', 'García López'],
  ['Ludwig van Beethoven', 'Ludwig', null, 'van Beethoven'],
  ['Juana María de la Cruz', 'Juana', 'María', 'de la Cruz'],
  ['Martin Luther King Jr.', 'Martin', 'Luther', 'King Jr.'],
  ['John Smith, Jr.', 'John', null, 'Smith Jr.'],
  ['Madonna', 'Madonna', null, null],
  ['Jean-Claude Van Damme', 'Jean-Claude', 'Van', 'Damme'],
  ['Петров Иван Сергеевич', 'Иван', 'Сергеевич', 'Петров'],
  ['Иван Сергеевич Петров', 'Иван', 'Сергеевич', 'Петров'],
  ['Анна Ильинична', 'Анна', 'Ильинична', null],
  ['Иванова Анна', 'Анна', null, 'Иванова'],
  ['Анна Иванова', 'Анна', null, 'Иванова'],
  ['Марина Ким', 'Марина', null, 'Ким'],
  ['Лев Толстой', 'Лев', null, 'Толстой'],
  ['Petrov Ivan Sergeevich', 'Ivan', 'Sergeevich', 'Petrov'],
  ['Roman Arkadyevich Abramovich', 'Roman', 'Arkadyevich', 'Abramovich'],
  ['Abramovich Roman Arkadyevich', 'Roman', 'Arkadyevich', 'Abramovich'],
  ['Roman Abramovich', 'Roman', null, 'Abramovich'],
  ['王小明', '小明', null, '王'],
  ['山田 太郎', '太郎', null, '山田'],
  ['', null, null, null],
])('%s', (full, first_name, middle_name, last_name) => {
  expect(splitName(full)).toEqual({ salutation: null, first_name, middle_name, last_name })
})

test.each([
  ['Mr. John Smith', 'mr', 'John'],
  ['Frau Dr. Anna Müller', 'dr', 'Anna'],
  ['Herr Prof. Karl Braun', 'mr', 'Karl'],
  ['Dr Anna Müller', 'dr', 'Anna'],
  ['M. Pierre Dupont', 'mr', 'Pierre'],
  ['Sra. Ana Trujillo', 'mrs', 'Ana'],
  ['Госпожа Анна Иванова', 'ms', 'Анна'],
  ['M Night', null, 'M'],
  ['Dr', null, 'Dr'],
])('%s is addressed', (full, salutation, first_name) => {
  expect(splitName(full)).toMatchObject({ salutation, first_name })
})
