/** What people of a country are called, where they live and how they write a phone number. `#` stands for a digit. */
export interface Place {
  country: string
  locale: string
  currency: string
  site: 'europe' | 'americas' | 'asia'
  women: string
  men: string
  surnames: string
  /** Surnames of women, where they differ. */
  surnames_of_women?: string
  /** postal code | city | region */
  cities: readonly string[]
  streets: readonly string[]
  phone: string
  company: string
}

export const places: readonly Place[] = [
  {
    country: 'DE', locale: 'de-DE', currency: 'EUR', site: 'europe',
    women: 'Anna Lena Jana Katharina Ute Renate', men: 'Jürgen Lukas Jonas Matthias Günter Felix', surnames: 'Müller Schröder Weiß Köhler Becker Hoffmann Groß Lange',
    cities: ['10115|Berlin', '20095|Hamburg', '80331|München', '50667|Köln', '01067|Dresden'], streets: ['Lindenstraße #', 'Am Markt #', 'Gartenweg ##'], phone: '0151 2#######', company: 'GmbH',
  },
  {
    country: 'AT', locale: 'de-AT', currency: 'EUR', site: 'europe',
    women: 'Theresa Magdalena Verena', men: 'Florian Maximilian Sepp', surnames: 'Gruber Huber Wagner Pichler Steiner',
    cities: ['1010|Wien', '5020|Salzburg', '8010|Graz'], streets: ['Hauptplatz #', 'Kirchengasse ##'], phone: '0664 #######', company: 'KG',
  },
  {
    country: 'FR', locale: 'fr-FR', currency: 'EUR', site: 'europe',
    women: 'Chloé Élodie Françoise Inès', men: 'Étienne Loïc Mathieu René', surnames: "Lefèvre Dubois Garçon Moreau d'Aubigné Beaumont",
    cities: ['75011|Paris', '69002|Lyon', '13001|Marseille', '33000|Bordeaux'], streets: ['# rue de la République', '## avenue Victor-Hugo'], phone: '06 12 ## ## ##', company: 'SARL',
  },
  {
    country: 'ES', locale: 'es-ES', currency: 'EUR', site: 'europe',
    women: 'María Lucía Begoña Inmaculada', men: 'Íñigo José Andrés Joaquín', surnames: 'García Núñez Peña Ibáñez Martínez Castaño',
    cities: ['28013|Madrid|Madrid', '08002|Barcelona|Barcelona', '41001|Sevilla|Sevilla'], streets: ['Calle Mayor #', 'Avenida de la Constitución ##'], phone: '612 ## ## ##', company: 'S.L.',
  },
  {
    country: 'IT', locale: 'it-IT', currency: 'EUR', site: 'europe',
    women: 'Giulia Chiara Nicoletta', men: 'Niccolò Matteo Andrea', surnames: "Rossi D'Angelo Esposito Ferrari Colò",
    cities: ['00184|Roma|RM', '20121|Milano|MI', '80134|Napoli|NA'], streets: ['Via Garibaldi ##', 'Piazza San Marco #'], phone: '347 #######', company: 'S.r.l.',
  },
  {
    country: 'GB', locale: 'en-GB', currency: 'GBP', site: 'europe',
    women: 'Olivia Imogen Harriet Zara', men: 'Oliver Alistair Rhys Callum', surnames: "Smith O'Connor Hughes Patel MacLeod Fairbanks",
    cities: ['SW1A 1AA|London', 'M1 1AE|Manchester', 'EH1 1YZ|Edinburgh', 'CF10 1EP|Cardiff'], streets: ['## High Street', 'Flat #, # Church Lane'], phone: '07400 ######', company: 'Ltd',
  },
  {
    country: 'SE', locale: 'sv-SE', currency: 'SEK', site: 'europe',
    women: 'Åsa Linnéa Elin', men: 'Björn Göran Nils', surnames: 'Ångström Lindqvist Öberg Sjögren',
    cities: ['111 29|Stockholm', '411 03|Göteborg'], streets: ['Drottninggatan ##', 'Storgatan #'], phone: '070-### ## ##', company: 'AB',
  },
  {
    country: 'PL', locale: 'pl-PL', currency: 'PLN', site: 'europe',
    women: 'Małgorzata Agnieszka Zofia', men: 'Łukasz Wojciech Stanisław', surnames: 'Wójcik Kowalczyk Zieliński Szczepański', surnames_of_women: 'Wójcik Kowalczyk Zielińska Szczepańska',
    cities: ['00-001|Warszawa', '31-042|Kraków', '80-831|Gdańsk'], streets: ['ul. Długa #', 'ul. Świętokrzyska ##'], phone: '512 ### ###', company: 'Sp. z o.o.',
  },
  {
    country: 'GR', locale: 'el-GR', currency: 'EUR', site: 'europe',
    women: 'Ελένη Μαρία Κατερίνα', men: 'Γιώργος Νίκος Δημήτρης', surnames: 'Παπαδόπουλος Οικονόμου Νικολάου', surnames_of_women: 'Παπαδοπούλου Οικονόμου Νικολάου',
    cities: ['105 57|Αθήνα', '546 24|Θεσσαλονίκη'], streets: ['Ερμού ##', 'Αγίου Δημητρίου #'], phone: '694 #######', company: 'ΑΕ',
  },
  {
    country: 'UA', locale: 'uk-UA', currency: 'UAH', site: 'europe',
    women: 'Оксана Олена Катерина', men: 'Тарас Андрій Євген', surnames: 'Шевченко Коваленко Бондаренко Гончар',
    cities: ['01001|Київ', '79008|Львів', '65026|Одеса'], streets: ['вул. Лесі Українки, #', 'вул. Соборна, ##'], phone: '067 ### ## ##', company: 'ТОВ',
  },
  {
    country: 'KZ', locale: 'ru-KZ', currency: 'KZT', site: 'asia',
    women: 'Айгуль Дарья Наталья', men: 'Нурлан Иван Сергей', surnames: 'Ахметов Щербаков Ким Кузнецов', surnames_of_women: 'Ахметова Щербакова Ким Кузнецова',
    cities: ['050000|Алматы', '010000|Астана'], streets: ['ул. Абая, ##', 'пр. Достык, #'], phone: '8 (701) ###-##-##', company: 'ТОО',
  },
  {
    country: 'US', locale: 'en-US', currency: 'USD', site: 'americas',
    women: 'Emma Madison Keisha Guadalupe', men: 'Liam Tyrone Hank Diego', surnames: "Johnson Nguyen Rodriguez McAllister O'Neill Washington",
    cities: ['10001|New York|NY', '94103|San Francisco|CA', '60601|Chicago|IL', '73301|Austin|TX'], streets: ['### Main Street', '#### Elm Avenue, Apt #'], phone: '(212) 555-01##', company: 'Inc.',
  },
  {
    country: 'BR', locale: 'pt-BR', currency: 'BRL', site: 'americas',
    women: 'Conceição Beatriz Júlia', men: 'João Antônio Luís', surnames: 'Silva Gonçalves Araújo Magalhães',
    cities: ['01310-100|São Paulo|SP', '20040-020|Rio de Janeiro|RJ'], streets: ['Avenida Paulista, ###', 'Rua das Flores, ##'], phone: '(11) 9####-####', company: 'Ltda.',
  },
  {
    country: 'MX', locale: 'es-MX', currency: 'MXN', site: 'americas',
    women: 'Ximena Guadalupe Sofía', men: 'Jesús Héctor Raúl', surnames: 'Hernández Muñoz Ramírez Ordóñez',
    cities: ['06000|Ciudad de México|CDMX', '44100|Guadalajara|Jal.'], streets: ['Av. Juárez ##', 'Calle Hidalgo ###'], phone: '55 #### ####', company: 'S.A. de C.V.',
  },
  {
    country: 'JP', locale: 'ja-JP', currency: 'JPY', site: 'asia',
    women: '美咲 陽子 さくら', men: '太郎 健一 翔太', surnames: '佐藤 鈴木 高橋 渡辺',
    cities: ['150-0001|渋谷区|東京都', '530-0001|大阪市北区|大阪府'], streets: ['神宮前#-#-#', '梅田#-##'], phone: '090-####-####', company: '株式会社',
  },
  {
    country: 'IN', locale: 'en-IN', currency: 'INR', site: 'asia',
    women: 'Priya Ananya Lakshmi', men: 'Arjun Rohan Vikram', surnames: 'Sharma Iyer Chatterjee Singh',
    cities: ['110001|New Delhi|Delhi', '560001|Bengaluru|Karnataka'], streets: ['## MG Road', '#, Park Street'], phone: '098### #####', company: 'Pvt. Ltd.',
  },
]
