import { expect, test } from 'vitest'
import { readWholeName } from './whole-name.ts'

test.each([
  ['Muster GmbH, Eva Klein', 'Muster GmbH', 'Eva', 'Klein'],
  ['Eva Klein, Muster GmbH', 'Muster GmbH', 'Eva', 'Klein'],
  ['Muster AG c/o Eva Klein', 'Muster AG', 'Eva', 'Klein'],
  ['ACME GmbH & Co. KG', 'ACME GmbH & Co. KG', null, null],
  ['Nord UG (haftungsbeschränkt)', 'Nord UG (haftungsbeschränkt)', null, null],
  ['ACME, Inc.', 'ACME, Inc.', null, null],
  ['Smith, Jones & Co.', 'Smith, Jones & Co.', null, null],
  ['Müller & Söhne', 'Müller & Söhne', null, null],
  ['Bakkerij De Vries B.V.', 'Bakkerij De Vries B.V.', null, null],
  ['ООО Ромашка', 'ООО Ромашка', null, null],
  ['株式会社山田', '株式会社山田', null, null],
  ['Stadt Köln', 'Stadt Köln', null, null],
  ['ANA SA', null, 'ANA', 'SA'],
  ['Maria Limón', null, 'Maria', 'Limón'],
])('%s is the company %s', (full, company_name, first_name, last_name) => {
  expect(readWholeName(full)).toMatchObject({ company_name, first_name, last_name })
})

test.each([
  ['Mr. and Mrs. Smith', null, null, 'Smith'],
  ['Mr & Mrs John Smith', null, 'John', 'Smith'],
  ['Herr und Frau Müller', null, null, 'Müller'],
  ['Sr. y Sra. García', null, null, 'García'],
  ['Herr und Frau Dr. Weiß', null, null, 'Weiß'],
  ['Davis, Sr., Sammy', null, 'Sammy', 'Davis Sr.'],
  ['Familie Müller', null, null, 'Müller'],
  ['John and Mary Smith', null, 'John and Mary', 'Smith'],
  ['Frau Anna und Herr Peter Müller', null, 'Anna und Peter', 'Müller'],
  ['Anna Klein & Peter Groß', null, null, 'Anna Klein & Peter Groß'],
  ['Klein, Eva, Dr.', 'dr', 'Eva', 'Klein'],
  ['Klein, Dr. Eva', 'dr', 'Eva', 'Klein'],
  ['Smith, Jr., John', null, 'John', 'Smith Jr.'],
  ['Smith, John, Jr.', null, 'John', 'Smith Jr.'],
  ['John Smith, MD, PhD', null, 'John', 'Smith MD PhD'],
  ['Ramón y Cajal', null, 'Ramón', 'Cajal'],
  ['Frau Dr. Anna Müller', 'dr', 'Anna', 'Müller'],
  ['García López, María del Carmen', null, 'María', 'García López'],
])('%s is split with care', (full, salutation, first_name, last_name) => {
  expect(readWholeName(full)).toMatchObject({ company_name: null, salutation, first_name, last_name })
})

test.each([
  ['김철수', '김', '철수'],
  ['남궁민수', '남궁', '민수'],
  ['이산', '이', '산'],
  ['山田太郎', '山田', '太郎'],
  ['佐々木花子', '佐々木', '花子'],
  ['鈴木一', '鈴木', '一'],
  ['山田さくら', '山田', 'さくら'],
  ['田中タロウ', '田中', 'タロウ'],
  ['欧阳修', '欧阳', '修'],
  ['司马相如', '司马', '相如'],
  ['王小明', '王', '小明'],
  ['李娜', '李', '娜'],
  ['山田　太郎', '山田', '太郎'],
  ['山田 タロウ', '山田', 'タロウ'],
])('%s has the last name %s', (full, last_name, first_name) => {
  expect(readWholeName(full)).toMatchObject({ company_name: null, first_name, last_name })
})

test.each(['ジョン', 'さくら', '김수한무거북이와두루미'])('%s is not taken apart', (full) => {
  expect(readWholeName(full)).toMatchObject({ first_name: full, last_name: null })
})
