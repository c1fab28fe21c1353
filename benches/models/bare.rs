//! The same model as `simulate_five_years` in the benchmark, as a bare loop in millionths of a dollar: no plan but this one, no prices but these, no explanation.
//! It draws the same random numbers, so every case must come out the same.

const CASES: usize = 1_000_000;
const YEARS: i64 = 5;
const BLOCK: usize = 4096;
const CENT: i64 = 10_000;
const DEDUCTIBLE: i64 = 1_787_000_000;
const LIMIT: i64 = 4_416_000_000;

struct Random([u64; 4]);

impl Random {
    fn seeded(mut seed: u64) -> Self {
        let mut state = [0; 4];
        for word in &mut state {
            seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = seed;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *word = z ^ (z >> 31);
        }
        Self(state)
    }

    fn next(&mut self) -> u64 {
        let s = &mut self.0;
        let result = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
        result
    }

    fn jump(&mut self) {
        let mut sum = [0; 4];
        for word in [
            0x180e_c6d3_3cfd_0aba_u64,
            0xd5a6_1266_f0c9_392c,
            0xa958_2618_e03f_c9aa,
            0x39ab_dc45_29b1_661c,
        ] {
            for bit in 0..64 {
                if word & (1 << bit) != 0 {
                    for (place, state) in sum.iter_mut().zip(self.0) {
                        *place ^= state;
                    }
                }
                self.next();
            }
        }
        self.0 = sum;
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / 9_007_199_254_740_992.0
    }
}

fn triangular(unit: f64, low: f64, mode: f64, high: f64) -> i64 {
    let width = high - low;
    let cents = if unit * width < mode - low {
        low + (unit * width * (mode - low)).sqrt()
    } else {
        high - ((1.0 - unit) * width * (high - mode)).sqrt()
    };
    cents.round() as i64 * CENT
}

/// Pays one bill: what the person pays of it.
fn pay(bill: i64, deductible: &mut i64, room: &mut i64) -> i64 {
    let first = bill.min(*deductible);
    *deductible -= first;
    let share = (first + (bill - first) / CENT * 2000).min(*room);
    *room -= share;
    share
}

fn cents(sum: i64) -> u32 {
    ((sum + CENT / 2) / CENT) as u32
}

fn main() {
    let mut stream = Random::seeded(1);
    let mut random = Random(stream.0);
    let mut columns: [Vec<u32>; 4] = Default::default();
    for column in &mut columns {
        column.reserve_exact(CASES);
    }
    let mut wins = [0_u64; 3];
    for case in 0..CASES {
        if case % BLOCK == 0 {
            random = Random(stream.0);
            stream.jump();
        }
        let injection = triangular(random.unit(), 58_332.0, 99_748.0, 248_656.0);
        let operation = triangular(random.unit(), 738_717.0, 1_288_073.0, 1_867_098.0);
        let sessions = 1 + (random.unit() * 4.0) as i64;
        let (which, whether) = (random.unit(), random.unit());
        let goes_on = whether * 10_000.0 < 2860.0 + which * (5400.0 - 2860.0);

        let (mut deductible, mut room) = (DEDUCTIBLE, LIMIT);
        let (mut total, mut patient) = (0, 0);
        for _ in 0..sessions {
            total += injection;
            patient += pay(injection, &mut deductible, &mut room);
        }
        if goes_on {
            total += operation;
            patient += pay(operation, &mut deductible, &mut room);
        } else {
            for _ in 1..YEARS {
                let (mut deductible, mut room) = (DEDUCTIBLE, LIMIT);
                for _ in 0..sessions {
                    total += injection;
                    patient += pay(injection, &mut deductible, &mut room);
                }
            }
        }
        let (mut deductible, mut room) = (DEDUCTIBLE, LIMIT);
        let once = pay(operation, &mut deductible, &mut room);
        let row = [cents(total), cents(operation), cents(patient), cents(once)];
        for (column, value) in columns.iter_mut().zip(row) {
            column.push(value);
        }
        wins[match row[2].cmp(&row[3]) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => 1,
            std::cmp::Ordering::Greater => 2,
        }] += 1;
    }
    print!("{},{},{}", wins[0], wins[1], wins[2]);
    for column in &mut columns {
        for part in [5, 50, 95] {
            let rank = (CASES * part).div_ceil(100) - 1;
            print!(",{}", column.select_nth_unstable(rank).1);
        }
    }
    println!();
}
