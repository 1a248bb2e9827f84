import type { AddressSlot } from '../../../contract/imports/targets.ts'

/**
 * How files name what a column becomes, in English, German, Spanish, French and Russian: folded, without blanks and
 * signs. The first target that knows a heading gets it.
 */
export const columnNames: Record<string, string> = {
  external_ids:
    'externalid externalids externekennung externekennungen extid customerid clientid userid contactid personid id uuid guid customerkey externeid kundenid idkunde idcliente clienteid idexterno idclient clientid identifiantexterne ид внешнийид идклиента',
  number:
    'number no nr customernumber customerno customernr customercode custno customerreference customerref kundennummer kundennr kdnr kundencode numerocliente numerodecliente ncliente codigocliente numeroclient numerodeclient codeclient номер номерклиента кодклиента',
  created_at:
    'createdat created creationdate registered registeredat registrationdate signupdate signedupat datecreated joined joinedat customersince memberSince registeredon angelegt angelegtam erstelltam registriert registriertam registrierungsdatum kundeseit fechadealta fechaalta creado fechacreacion registrado creele datecreation datedecreation inscritle dateinscription создан датасоздания датарегистрации зарегистрирован',
  'account.verified_at':
    'accountverifiedon verifiedat emailverifiedat emailverified verified accountverifiedat verifiziertam verifiziert verificado verifie подтвержден',
  'account.password_hash':
    'passwordhash passwordhashed hashedpassword encryptedpassword passwordencrypted passwd userpass passworthash hash password passwort contrasena motdepasse пароль',
  'account.password_salt': 'passwordsalt salt',
  'account.password_algorithm': 'passwordalgorithm passwordalgo hashalgorithm algorithm hashalgo',
  email:
    'email mail emailaddress mailaddress contactemail emailadresse mailadresse correo correoelectronico direcciondecorreo courriel adressemail adressecourriel adresseemail почта электроннаяпочта эпочта имейл',
  salutation: 'salutation prefix honorific anrede tratamiento civilite обращение',
  full_name:
    'name fullname contactname customername contact contactperson displayname personname namecontact kundenname kontaktname vollername ansprechpartner nombrecompleto contacto nombrecontacto nomcomplet nometprenom фио полноеимя контактноелицо контакт клиент 氏名 お名前 名前',
  first_name: 'firstname givenname forename fname vorname nombre nombredepila prenom имя 名',
  middle_name: 'middlename secondname mname zweitervorname segundonombre deuxiemeprenom отчество',
  last_name:
    'lastname surname familyname lname nachname familienname apellido apellidos nomdefamille nom фамилия 姓 氏 名字',
  reading:
    'reading phonetic phoneticname phoneticlastname phoneticfirstname phoneticfamilyname phoneticgivenname lastnamephonetic firstnamephonetic furigana yomigana yomi kana namekana kananame fullnamekana lastnamekana firstnamekana familynamekana givennamekana kanalastname kanafirstname フリガナ ふりがな よみがな ヨミガナ よみ ヨミ 読み 読み仮名 読みがな カナ かな カナ氏名 氏名カナ 氏名かな 氏名フリガナ 氏名ふりがな お名前カナ お名前フリガナ 名前カナ 名前フリガナ セイ メイ せい めい 姓カナ 名カナ 姓かな 名かな 姓フリガナ 名フリガナ 姓ふりがな 名ふりがな 姓よみがな 名よみがな 姓読み 名読み カナ姓 カナ名',
  gender: 'gender sex geschlecht sexo genero sexe genre пол',
  date_of_birth:
    'dateofbirth birthdate birthday dob born geburtsdatum geburtstag fechadenacimiento fechanacimiento nacimiento cumpleanos datedenaissance datenaissance anniversaire датарождения деньрождения',
  company_name:
    'companyname company organization organisation business firm firma firmenname unternehmen empresa nombreempresa razonsocial compania societe entreprise raisonsociale компания организация фирма',
  position:
    'position jobtitle title contacttitle job role function funktion beruf stelle titel cargo puesto poste fonction должность',
  locale: 'locale language lang sprache idioma lengua langue язык',
  currency: 'currency waehrung wahrung moneda divisa devise monnaie валюта',
  active: 'active isactive enabled aktiv activo actif активен',
  on_hold: 'onhold blocked locked gesperrt zurueckgestellt zurückgestellt bloqueado bloque заблокирован',
  vip: 'vip isvip',
  bad: 'bad blacklisted schlecht',
  tags: 'tags tag labels schlagworte schlagwoerter schlagwörter etiquetas etiquettes теги метки',
  personal_discount:
    'personaldiscount discount discountpercent persoenlicherrabatt persönlicherrabatt rabatt descuento remise скидка персональнаяскидка',
  discount_card:
    'discountcard loyaltycard kundenkarte rabattkarte tarjeta tarjetadescuento cartefidelite carteremise дисконтнаякарта карта',
  site: 'site store storefront market shop sitecode storecode laden filiale tienda sitio boutique magasin магазин сайт',
  manager:
    'manager managerid manageremail accountmanager accountreference accountowner betreuer kundenbetreuer kundenbetreuung gestor responsable gestionnaire менеджер',
  sites: 'sites stores storefronts sitecodes alleseiten',
  'address.code': 'addresscode addressid adressid adresscode ownidoftheaddress eigenekennungderadresse',
  'address.line1':
    'address address1 addressline1 line1 street street1 streetaddress streetline1 adresse adresse1 adresszeile1 strasse strassehausnummer strasseundhausnummer anschrift direccion direccion1 calle domicilio rue adresse1 adresseligne1 адрес улица адрес1',
  'address.line2':
    'address2 addressline2 line2 street2 streetline2 adresse2 adresszeile2 adresszusatz zusatz direccion2 complement adresseligne2 complementadresse адрес2',
  'address.line3': 'address3 addressline3 line3 street3 adresse3 adresszeile3 direccion3 адрес3',
  'address.postal_code':
    'postalcode postcode zip zipcode plz postleitzahl codigopostal cp codepostal индекс почтовыйиндекс',
  'address.city': 'city town locality ort stadt wohnort ciudad localidad poblacion ville город населенныйпункт',
  'address.dependent_locality':
    'district suburb neighbourhood neighborhood partofthecity ortsteil stadtteil barrio colonia quartier район',
  'address.region':
    'region state province county stateprovince bundesland kanton provincia estado comunidad departement область регион край',
  'address.country': 'country countrycode countryname land laendercode landcode pais codigopais pays codepays страна',
  'address.comment': 'addresscomment deliverynote lieferhinweis',
  'address.as_typed': 'addressastyped asitcame astyped wieeingegangen',
  'address.default_billing':
    'defaultbilling isdefaultbilling defaultbillingaddress addressdefaultbilling standardrechnungsadresse',
  'address.default_shipping':
    'defaultshipping isdefaultshipping defaultshippingaddress addressdefaultshipping standardlieferadresse',
  phones:
    'phone phones phonenumber telephone tel telno mobile mobilephone mobilenumber cell cellphone workphone homephone businessphone fax faxnumber telefon telefonnummer telefonnr handy mobil mobiltelefon mobilnummer faxnummer telefax telefono numerodetelefono movil celular telephone numerodetelephone portable mobiletel телефон номертелефона мобильный мобильныйтелефон факс',
  note: 'note notes comment comments remark remarks notiz notizen bemerkung bemerkungen kommentar nota notas comentario comentarios remarque commentaire заметка примечание комментарий',
}

/** Headings of phones and e-mails that say what kind it is, and the label it then gets. */
export const entryLabels: readonly [pattern: RegExp, label: string][] = [
  [/fax|факс/, 'Fax'],
  [/mobil|cell|handy|movil|celular|portable|мобильн/, 'Mobile'],
  [/work|business|office|arbeit|geschaeft|geschaft|buero|buro|trabajo|travail|рабоч/, 'Work'],
  [/home|privat|casa|domicile|домашн/, 'Home'],
]

/** What stands before the fields of an address, and which address of the row it is. */
export const slotNames: readonly [pattern: RegExp, slot: AddressSlot][] = [
  [/^(?:default)?(?:billing|bill|invoice|rechnungs?|facturacion|facturation)/, 'billing'],
  [/^(?:default)?(?:shipping|ship|delivery|liefer|envio|livraison)/, 'shipping'],
  [/^(?:address|adresse?)2/, 'address_2'],
  [/^(?:address|adresse?)3/, 'address_3'],
  [/^(?:address|adresse?)4/, 'address_4'],
  [/^(?:address|adresse?)5/, 'address_5'],
]

/** How files name the fields of an address behind a name of the address itself, beside those above. */
export const addressFieldNames: Record<string, string> = {
  salutation: 'salutation prefix anrede',
  first_name: 'firstname fname vorname',
  last_name: 'lastname lname surname nachname',
  full_name: 'name fullname recipient empfaenger',
  company_name: 'company companyname firma',
  line1: 'line1 address1 street street1 streetaddress',
  line2: 'line2 address2 street2',
  line3: 'line3 address3 street3',
  phone: 'phone telephone phonenumber telefon',
  street: 'partsstreet streetname',
  house: 'house housenumber hausnummer',
  building: 'building',
  entrance: 'entrance',
  floor: 'floor',
  flat: 'flat apartment',
  metro: 'metro',
  directory_id: 'directoryid',
}

/** Words before or after a name that only say whose it is. */
export const aside =
  /^(billing|invoice|shipping|delivery|default|primary|main|customer|client|contact|account|kunden?|rechnungs?|liefer|haupt|kontakt|facturacion|envio|facturation|livraison)(?=.{2})|^(address|adresse?|direccion)(?=(city|zip|country|state|region|postal|line|plz|ort|land|ciudad|pais|ville|pays|code))/
