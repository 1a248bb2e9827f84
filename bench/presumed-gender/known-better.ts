/**
 * Where the lists are known to be wrong or silent, by language: `f`, `m`, or `fm` for names of both. Written by hand from
 * common knowledge of the names, not from a list that the figures are measured on.
 */
export const knownBetter: Record<string, Record<string, string>> = {
  en: {
    ...all(
      'fm',
      'alex chris sam pat jordan taylor morgan casey jamie jessie robin terry kim kelly lee leslie lynn tracy kerry dana jan jean ashley',
    ),
    ...all('m', 'nikita andrew ashton'),
    ...all('f', 'ashleigh jeanne joan joanne'),
    nikita: 'fm',
    jean: 'fm',
  },
  it: all(
    'm',
    'andrea luca nicola mattia elia simone gabriele michele daniele raffaele samuele emanuele gioele davide tobia enea gianluca battista zaccaria isaia giona geremia cosma pasquale',
  ),
  es: {
    ...all('m', 'jose jesus luca borja joshua elias'),
    ...all(
      'f',
      'maria mar pilar rosario consuelo dolores mercedes carmen sol luz cruz amparo rocio socorro nieves angeles reyes belen raquel isabel beatriz ines',
    ),
    ...all('fm', 'guadalupe trinidad cruz andrea'),
    andrea: 'f',
    jean: 'm',
    'jesus maria': 'm',
    'jose maria': 'm',
    'maria jesus': 'f',
    'maria jose': 'f',
  },
  fr: {
    ...all(
      'm',
      'jean paul pierre jacques michel andre philippe alain bernard daniel rene marcel gerard georges henri louis nicolas thomas guillaume julien antoine alexandre olivier laurent eric christophe stephane frederic sebastien david vincent patrick pascal thierry bruno christian francois didier denis luc marc yves gilles serge guy roger robert raymond maurice lucien albert charles edouard etienne fabien fabrice francis gabriel gregoire hugo jerome joel joseph jules leo lucas mathieu matthieu maxime mickael noel quentin raphael remi romain samuel simon theo tristan victor william xavier yann adam arthur adrien baptiste benjamin benoit clement cyril damien emmanuel emile ernest eugene ferdinand florian gaspard gautier hubert jeremy jonathan leon lionel loic ludovic martin mathis max nathan oscar pascal peter regis roland sylvain thibault valentin yannick tom enzo noah mohamed karim ali andrea',
    ),
    ...all('fm', 'camille dominique claude alix maxence sacha charlie eden morgan andrea'),
    ...all(
      'f',
      'jeanne simone nicole michele gabrielle andree emmanuelle danielle pascale frederique joelle noelle rene',
    ),
    rene: 'm',
  },
  de: {
    ...all('f', 'andrea simone nicola heike elke silke antje maike wiebke gabriele'),
    ...all('m', 'luca sascha jan uwe heiko eike helge andreas kai kay jean'),
    ...all('fm', 'kim toni maxime robin eike helge kay nikita sascha'),
    sascha: 'm',
    robin: 'm',
  },
  pt: {
    ...all('m', 'andre luca rui joao jose luiz luis jorge felipe guilherme henrique vicente luan davi caua iago'),
    ...all('f', 'alice beatriz ines isabel raquel rute carmen leonor irene ester miriam lurdes fatima'),
    andrea: 'f',
  },
  nl: {
    ...all(
      'f',
      'sanne anke hilde femke wietske anouk maud fleur tineke hanneke marijke ineke saskia ilse els mies floor noor',
    ),
    ...all('m', 'jan joost bas sjoerd jelle wouter pim bram daan luuk thijs mees siem luca andrea'),
    ...all('fm', 'anne sam robin kim noa jip bo'),
    anne: 'f',
  },
  tr: {
    ...all(
      'm',
      'mehmet mustafa ahmet ali hüseyin hasan ibrahim ismail osman yusuf murat ömer ramazan halil süleyman abdullah mahmut recep salih fatih kadir emre hakan kemal burak onur serkan volkan tolga barış yiğit cem kerem can mert eren furkan enes berk arda kaan tarık orhan erdal ercan erkan gökhan ilker levent metin okan oğuz selim sinan tuncay ufuk uğur umit ümit yasin yavuz zafer bülent cengiz engin ferhat hamza harun kenan koray nihat özkan polat rıza sedat serdar şükrü turgut veli',
    ),
    ...all(
      'f',
      'fatma ayşe emine hatice zeynep elif meryem şerife sultan hanife merve zehra esra özlem büşra yasemin hacer leyla kübra gamze tuğba sevgi songül hülya filiz aysel aynur gülsüm nuray nurcan pınar sibel seda selin sevda sevim sevil sultan şeyma tülay ülkü yeliz yıldız zeliha ebru ece eda elvan funda gizem gül gülay gülden güler hande hilal irem ipek melek melike meltem neslihan nilgün nur nursel perihan rabia rukiye saadet selma serap şule',
    ),
    ...all('fm', 'deniz umut evren özgür derya yücel olcay ismet'),
    gul: 'f',
  },
  pl: {
    ...all('m', 'kuba barnaba kosma jarema zawisza luca'),
    ...all('f', 'noemi nel ines carmen karmen miriam nicole beatrycze'),
  },
  uk: {
    ...all(
      'm',
      'микола ілля лука хома кузьма сава микита данила гаврило петро павло дмитро олександр андрій сергій юрій володимир сашко',
    ),
    ...all('f', 'любов нінель'),
    ...all('fm', 'саша женя валя слава'),
  },
}

function all(sex: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, sex]))
}
