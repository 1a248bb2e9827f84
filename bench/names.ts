/** What people of one country are called and where they live, the commonest first; the generator skews towards the front. */
export interface Nation {
  country: string
  /** Its part of all customers. */
  share: number
  locale: string
  first: readonly string[]
  last: readonly string[]
  /** Rare last names are made of a stem and an ending. */
  stems: readonly string[]
  endings: readonly string[]
  /** Cities with the digits that their postal codes begin with. */
  cities: readonly (readonly [name: string, zip: string])[]
  /** Letters, `0` for any digit: what follows the city's digits in a postal code. */
  zip: string
  /** Calling code, what a number begins with when dialled within the country, mobile prefixes and the digits after one. */
  calling: string
  trunk: string
  mobile: readonly string[]
  digits: number
  streets: readonly string[]
}

const words = (text: string): string[] => text.split(' ')
const cities = (text: string): [string, string][] =>
  text.split(', ').map((one) => {
    const at = one.lastIndexOf(' ')
    return [one.slice(0, at), one.slice(at + 1)]
  })

const german = {
  first: words(
    'Anna Lukas Maria Thomas Julia Michael Laura Andreas Sarah Stefan Lena Christian Katharina Markus Sabine Peter Nina Jürgen Petra Felix Monika Tobias Claudia Jonas Birgit Wolfgang Silke Matthias Heike Florian Jana Bernd Melanie Günter Ute Sebastian Karin Uwe Johanna Dieter Franziska Jörg Martina Philipp Ingrid Rüdiger Emma Leon Frieda Käthe',
  ),
  last: words(
    'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Meier Lehmann Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann',
  ),
  stems: words(
    'Acker Alt Berg Birken Blumen Brunn Buch Dahl Dorn Eber Eich Eisen Erlen Fels Feld Finken Fried Gersten Gold Grün Haber Hage Hasel Heid Hell Hirsch Hohen Holz Kalten Kirch Kram Kupfer Lang Lauter Linden Lützel Mahl Mittel Mohr Mühl Nieder Nuss Ober Oster Pfeil Rauch Reben Reh Rosen Rott Sand Schön Silber Sommer Stein Stern Tann Trauben Ulm Vogel Wald Weiden Wein Wester Wiesen Winter Zeller Ziegel',
  ),
  endings: words(
    'bach bauer baum beck berger brink burger dorfer egger eder feld felder garten gruber hagen hammer hauser heim heimer hofer holz horst huber kamp kamper korn land leitner mann mayr meier moser müller nagel reiter rieder schmidt stein steiner thal traut wald weger wirth zweig',
  ),
  streets: words(
    'Hauptstraße Schulstraße Gartenstraße Bahnhofstraße Dorfstraße Bergstraße Lindenweg Rosenweg Kirchgasse Am-Markt',
  ),
}

const english = {
  first: words(
    'James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Karen Charles Sarah Christopher Lisa Daniel Nancy Matthew Sandra Anthony Ashley Mark Emily Donald Kimberly Steven Margaret Andrew Donna Paul Michelle Joshua Carol Kenneth Amanda Kevin Melissa Brian Deborah George Stephanie Timothy Rebecca',
  ),
  last: words(
    "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Nelson Baker Hall Campbell Mitchell Carter Roberts Phillips Evans Turner Parker Collins Edwards Stewart Morris Murphy Cook Rogers Morgan Cooper Peterson Reed Bailey O'Brien Kelly",
  ),
  stems: words(
    'Ash Ather Bar Beck Birk Black Bland Brad Brom Burn Car Cau Clay Cran Dal Dun East Elm Fair Farn Fen Glad Good Gran Hal Ham Har Hath Hay Hazel Kings Lang Lever Lock Long Mar Mel Mid New North Nor Oak Old Pem Pres Raven Red Rich Ros Rush Shel Sher Staf Stan Stock Strat Sud Thorn Tre Wake Wal War Wester Whit Win Wood',
  ),
  endings: words(
    'berry borne bourne bridge brook burn bury by combe cote croft dale den don field ford gate ham hampton hurst land leigh ley low man mere more ridge sby shaw smith stead stock stone ston thorpe ton wade water well wick wood worth',
  ),
  streets: words(
    'Main-Street Church-Road Park-Avenue Oak-Street Station-Road High-Street Maple-Avenue Mill-Lane Cedar-Street Elm-Road',
  ),
}

const german1 = cities(
  'Berlin 10, Hamburg 20, München 80, Köln 50, Frankfurt am Main 60, Stuttgart 70, Düsseldorf 40, Leipzig 04, Dortmund 44, Essen 45, Bremen 28, Dresden 01, Hannover 30, Nürnberg 90, Duisburg 47, Bochum 44, Wuppertal 42, Bielefeld 33, Bonn 53, Münster 48, Mannheim 68, Karlsruhe 76, Augsburg 86, Wiesbaden 65, Gelsenkirchen 45, Aachen 52, Braunschweig 38, Kiel 24, Chemnitz 09, Halle 06, Magdeburg 39, Freiburg 79, Krefeld 47, Mainz 55, Lübeck 23, Erfurt 99, Rostock 18, Kassel 34, Görlitz 02, Passau 94',
)

/** The nations of the customers; their shares add up to 1. */
export const nations: readonly Nation[] = [
  {
    ...german,
    country: 'DE',
    share: 0.42,
    locale: 'de-DE',
    cities: german1,
    zip: '000',
    calling: '49',
    trunk: '0',
    mobile: words('151 152 157 160 170 171 172 175 176 179'),
    digits: 8,
  },
  {
    ...english,
    country: 'US',
    share: 0.2,
    locale: 'en-US',
    cities: cities(
      'New York 100, Los Angeles 900, Chicago 606, Houston 770, Phoenix 850, Philadelphia 191, San Antonio 782, San Diego 921, Dallas 752, Austin 787, Jacksonville 322, Columbus 432, Charlotte 282, Seattle 981, Denver 802, Boston 021, Portland 972, Madison 537',
    ),
    zip: '00',
    calling: '1',
    trunk: '',
    mobile: words('212 213 312 713 602 215 210 619 214 512'),
    digits: 7,
  },
  {
    ...german,
    country: 'AT',
    share: 0.1,
    locale: 'de-AT',
    cities: cities(
      'Wien 1, Graz 8, Linz 4, Salzburg 5, Innsbruck 6, Klagenfurt 9, Villach 9, Wels 4, Sankt Pölten 3, Dornbirn 6',
    ),
    zip: '000',
    calling: '43',
    trunk: '0',
    mobile: words('664 676 699 660'),
    digits: 8,
  },
  {
    ...english,
    country: 'GB',
    share: 0.1,
    locale: 'en-GB',
    cities: cities(
      'London SW1A, Manchester M1, Birmingham B2, Leeds LS1, Glasgow G1, Bristol BS1, Liverpool L1, Sheffield S1, Edinburgh EH1, Cardiff CF10',
    ),
    zip: ' 0AB',
    calling: '44',
    trunk: '0',
    mobile: words('7400 7500 7700 7800 7900'),
    digits: 6,
  },
  {
    country: 'FR',
    share: 0.09,
    locale: 'fr-FR',
    first: words(
      'Marie Jean Camille Pierre Léa Nicolas Chloé Julien Manon Antoine Élodie François Aurélie Thomas Céline Mathieu Sophie Guillaume Hélène Rémi',
    ),
    last: words(
      'Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefèvre Leroy Roux David Bertrand Morel Fournier Girard',
    ),
    stems: words(
      'Beau Bel Bon Bois Champ Chante Clair Courte Dela Du Fer Font Grand Haut La Mal Mont Neuf Roche Saint Val Vieil',
    ),
    endings: words(
      'blanc bourg chêne clerc court fontaine garde lier lieu main mont neau pin pré roche rive ret sel tier ville vin',
    ),
    cities: cities(
      'Paris 75, Marseille 13, Lyon 69, Toulouse 31, Nice 06, Nantes 44, Montpellier 34, Strasbourg 67, Bordeaux 33, Lille 59',
    ),
    zip: '000',
    calling: '33',
    trunk: '0',
    mobile: words('61 62 66 67'),
    digits: 7,
    streets: words('rue-de-la-Paix rue-Victor-Hugo avenue-Foch rue-du-Moulin place-de-la-Mairie rue-des-Écoles'),
  },
  {
    country: 'PL',
    share: 0.06,
    locale: 'pl-PL',
    first: words(
      'Anna Piotr Katarzyna Krzysztof Małgorzata Andrzej Agnieszka Tomasz Barbara Paweł Ewa Michał Joanna Łukasz Zofia Jakub',
    ),
    last: words(
      'Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur',
    ),
    stems: words(
      'Bara Bielu Brzo Cieś Czar Dom Gaj Gór Jabło Jawor Kali Kos Lis Mali Micha Ole Pio Rut Sad Sier Soko Toma Urba Wro Zale',
    ),
    endings: words(
      'chowski ciński czyk dowski jewski kiewicz kowski lewski łowski mski niak nowicz nowski rek rski sik szewski szek wiak wski',
    ),
    cities: cities('Warszawa 00-, Kraków 30-, Łódź 90-, Wrocław 50-, Poznań 60-, Gdańsk 80-, Szczecin 70-, Lublin 20-'),
    zip: '000',
    calling: '48',
    trunk: '',
    mobile: words('501 502 600 601 602 603'),
    digits: 6,
    streets: words('Polna Leśna Słoneczna Krótka Szkolna Ogrodowa'),
  },
  {
    country: 'KZ',
    share: 0.03,
    locale: 'ru-KZ',
    first: words('Александр Анна Сергей Елена Дмитрий Ольга Андрей Наталья Николай Ирина Жанна Юрий'),
    last: words('Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Щербаков Фёдоров Алексеев Яковлев'),
    stems: words('Бел Вол Гор Дол Ерш Зим Кар Куль Лоб Мар Ник Ост Пан Род Сав Тар Фил Хар Чер Шир'),
    endings: words('аков анов атов ачёв евский енко ёнков иков инский ицкий ковский ников овский ухин уков шин ыгин'),
    cities: cities('Алматы 050, Астана 010, Шымкент 160, Караганда 100, Актобе 030'),
    zip: '000',
    calling: '7',
    trunk: '8',
    mobile: words('701 702 705 777'),
    digits: 7,
    streets: words('Абая Сатпаева Толе-би Достык Назарбаева'),
  },
]

export const mailDomains: readonly (readonly [string, number])[] = [
  ['gmail.com', 0.28],
  ['web.de', 0.12],
  ['gmx.de', 0.11],
  ['yahoo.com', 0.08],
  ['hotmail.com', 0.07],
  ['t-online.de', 0.06],
  ['outlook.com', 0.06],
  ['icloud.com', 0.05],
  ['yahoo.de', 0.03],
  ['posteo.de', 0.01],
]

export const branches = words(
  'Logistik Handel Bau Technik Medien Design Consulting Software Energie Optik Textil Garten Möbel Metall Druck',
)
export const legalForms = words('GmbH AG Ltd Inc KG OHG SE LLC')
export const townStems = words(
  'Alten Bad-Neu Brunn Eich Frei Grün Hohen Klein Lauter Markt Neu Ober Rosen Sankt Stein Unter Wald Wester',
)
export const townEndings = words('bach berg burg dorf feld hausen heim hof kirchen stadt tal werder')
export const tagWords = words('newsletter wholesale gold silver complaint press b2b student friend returns')
