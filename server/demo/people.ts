/** The sixty people of the demo floor. They are the same in every run; their days are not. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly team: string;
  /** The queues of the team; one in three has learned another team's work too. */
  readonly queues: readonly string[];
  readonly shift: string;
  readonly workplace: 'site' | 'home';
}

const TEAMS: readonly { readonly id: string; readonly queues: readonly string[]; readonly names: readonly string[] }[] =
  [
    {
      id: 'cedar',
      queues: ['billing', 'support'],
      names: [
        'Elif Kaya',
        'Omar Haddad',
        'Grace Bennett',
        'Mehmet Yılmaz',
        'Layla Mansour',
        'Jack Turner',
        'Zeynep Demir',
        'Yusuf Khalil',
        'Hannah Clarke',
        'Burak Şahin',
        'Nour Saleh',
        'Oliver Hughes',
        'Ayşe Çelik',
        'Karim Nasser',
        'Emily Foster'
      ]
    },
    {
      id: 'olive',
      queues: ['support', 'billing'],
      names: [
        'Mustafa Aydın',
        'Rania Farouk',
        'Thomas Reed',
        'Selin Arslan',
        'Tariq Aziz',
        'Charlotte Price',
        'Emre Koç',
        'Salma Hijazi',
        'Daniel Morgan',
        'Fatma Öztürk',
        'Bilal Rahman',
        'Sophie Ward',
        'Can Polat',
        'Huda Qasim',
        'Liam Murphy'
      ]
    },
    {
      id: 'tulip',
      queues: ['sales', 'billing'],
      names: [
        'Deniz Aksoy',
        'Samir Bakr',
        'Amelia Scott',
        'Gizem Kurt',
        'Hassan Zayed',
        'Benjamin Cole',
        'Merve Doğan',
        'Mariam Said',
        'Lucy Edwards',
        'Onur Güneş',
        'Faisal Karam',
        'Chloe Barnes',
        'İrem Yıldız',
        'Zaid Hamdan',
        'George Palmer'
      ]
    },
    {
      id: 'palm',
      queues: ['online', 'sales'],
      names: [
        'Ebru Kılıç',
        'Yasmin Shaheen',
        'Henry Walsh',
        'Kerem Erdoğan',
        'Adel Darwish',
        'Isla Brooks',
        'Pınar Uçar',
        'Rami Suleiman',
        'Ella Hayes',
        'Tolga Bulut',
        'Dina Mahmoud',
        'Samuel Grant',
        'Buse Tekin',
        'Jamal Othman',
        'Ruby Shaw'
      ]
    }
  ];

/** When work begins, by the site's clock; a shift is nine hours with the lunch. */
export const SHIFT_HOURS = 9;
const SHIFTS = [
  ...['23:00', '23:00', '23:00', '23:00', '06:30', '07:00', '08:00', '08:00'],
  ...['08:45', '08:45', '09:30', '11:00', '13:30', '14:00', '14:00']
];
export const NIGHT_SHIFT = '23:00';

const skillsOf = (team: number, place: number, shift: string): string[] => {
  const own = TEAMS[team]!.queues;
  const others = TEAMS[(team + 1 + (place % 3)) % TEAMS.length]!.queues;
  // So few are there by night that everyone does everything.
  if (shift === NIGHT_SHIFT) return [...new Set(TEAMS.flatMap(({ queues }) => queues))];
  return place % 3 === 0 ? [...new Set([...own, ...others])] : [...own];
};

export const PEOPLE: readonly Person[] = TEAMS.flatMap((team, teamNumber) =>
  team.names.map((name, place) => {
    const shift = SHIFTS[(place * 4 + teamNumber) % SHIFTS.length]!;
    return {
      id: `a${101 + teamNumber * team.names.length + place}`,
      name,
      team: team.id,
      queues: skillsOf(teamNumber, place, shift),
      shift,
      workplace: place % 4 === 3 ? 'home' : 'site'
    };
  })
);
