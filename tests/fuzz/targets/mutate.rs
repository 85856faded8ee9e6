//! One input made into another: bits, bytes, lines and words are changed, lost, doubled and put in. From the
//! same seed always the same.

/// Numbers by chance that are the same for the same seed (SplitMix64).
pub struct Chance(u64);

impl Chance {
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `n`; 0 where there is nothing below it.
    pub fn below(&mut self, n: usize) -> usize {
        let n = u64::try_from(n.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % n).unwrap_or(0)
    }

    pub fn of_list<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }
}

/// Where a line of `data` stands, its end included.
fn line(data: &[u8], chance: &mut Chance) -> std::ops::Range<usize> {
    let at = chance.below(data.len());
    let start = data[..at]
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let end = data[at..]
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(data.len(), |end| at + end + 1);
    start..end
}

/// `data` changed in one to eight ways; `words` are put in, and parts of `other`.
pub fn harmed(data: &[u8], other: &[u8], words: &[String], chance: &mut Chance) -> Vec<u8> {
    let mut data = data.to_vec();
    for _ in 0..=chance.below(8) {
        once(&mut data, other, words, chance);
    }
    data
}

fn once(data: &mut Vec<u8>, other: &[u8], words: &[String], chance: &mut Chance) {
    let at = chance.below(data.len() + 1);
    let word = || words.first().map_or(&b""[..], |word| word.as_bytes()).to_vec();
    match chance.below(11) {
        0 if !data.is_empty() => {
            let at = chance.below(data.len());
            data[at] ^= 1 << chance.below(8);
        }
        1 if !data.is_empty() => {
            let at = chance.below(data.len());
            data[at] = (chance.next() & 0xff) as u8;
        }
        2 => {
            let end = (at + chance.below(16)).min(data.len());
            data.drain(at..end);
        }
        3 => {
            let gone = line(data, chance);
            data.drain(gone);
        }
        4 => {
            let copied = data[line(data, chance)].to_vec();
            data.splice(at..at, copied);
        }
        5 => {
            let copied = data[line(data, chance)].to_vec();
            let to = line(data, chance).start;
            data.splice(to..to, copied);
        }
        6 => {
            let other = other[line(other, chance)].to_vec();
            let to = line(data, chance).start;
            data.splice(to..to, other);
        }
        7 => {
            let word = chance
                .of_list(words)
                .map_or_else(word, |word| word.as_bytes().to_vec());
            let to = line(data, chance).start;
            data.splice(to..to, word);
        }
        8 => {
            let from = chance.below(other.len());
            let end = (from + chance.below(32)).min(other.len());
            data.splice(at..at, other[from..end].iter().copied());
        }
        9 if chance.below(8) == 0 => data.truncate(at),
        _ => {
            let word = chance
                .of_list(words)
                .map_or_else(word, |word| word.as_bytes().to_vec());
            let end = (at + chance.below(2) * chance.below(word.len() + 1)).min(data.len());
            data.splice(at..end, word);
        }
    }
}
