//! Labels in a column, moved apart as little as it takes.

/// The middles of blocks that want to stand around `(middle, height)`, in the order given, so that none overlaps another
/// and all lie between `top` and `bottom` if there is room for them. The wanted middles ascend.
pub(super) fn apart(wanted: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    // Blocks that touch form a group, which stands where its blocks want to be on average.
    struct Group {
        first: usize,
        count: f64,
        height: f64,
        /// The sum of the tops that its blocks want for the group.
        tops: f64,
    }
    impl Group {
        fn top(&self, top: f64, bottom: f64) -> f64 {
            (self.tops / self.count).min(bottom - self.height).max(top)
        }
    }
    let mut groups: Vec<Group> = Vec::new();
    for (n, (middle, height)) in wanted.iter().enumerate() {
        let mut last = Group { first: n, count: 1.0, height: *height, tops: middle - height / 2.0 };
        while let Some(before) = groups.last() {
            if before.top(top, bottom) + before.height <= last.top(top, bottom) {
                break;
            }
            let tops = before.tops + last.tops - last.count * before.height;
            last = Group {
                first: before.first,
                count: before.count + last.count,
                height: before.height + last.height,
                tops,
            };
            groups.pop();
        }
        groups.push(last);
    }
    let mut middles = Vec::with_capacity(wanted.len());
    for (n, group) in groups.iter().enumerate() {
        let end = groups.get(n + 1).map_or(wanted.len(), |next| next.first);
        let mut at = group.top(top, bottom);
        for (_, height) in &wanted[group.first..end] {
            middles.push(at + height / 2.0);
            at += height;
        }
    }
    middles
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_has_room_stays_where_it_is() {
        assert_eq!(apart(&[(10.0, 12.0), (40.0, 12.0), (90.0, 12.0)], 0.0, 100.0), [10.0, 40.0, 90.0]);
    }

    #[test]
    fn two_in_one_place_part_evenly() {
        assert_eq!(apart(&[(50.0, 12.0), (50.0, 12.0)], 0.0, 100.0), [44.0, 56.0]);
        assert_eq!(apart(&[(0.0, 12.0), (0.0, 12.0)], 0.0, 100.0), [6.0, 18.0]);
        assert_eq!(apart(&[(100.0, 12.0), (100.0, 12.0)], 0.0, 100.0), [82.0, 94.0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn none_overlaps_another_and_none_leaves_the_room(
            mut wanted in prop::collection::vec((0.0..300.0_f64, 4.0..40.0_f64), 0..24),
        ) {
            wanted.sort_by(|a, b| a.0.total_cmp(&b.0));
            let needed: f64 = wanted.iter().map(|(_, height)| height).sum();
            let bottom = needed.max(300.0);
            let middles = apart(&wanted, 0.0, bottom);
            prop_assert_eq!(middles.len(), wanted.len());
            let edges: Vec<_> = middles.iter().zip(&wanted).map(|(m, (_, h))| (m - h / 2.0, m + h / 2.0)).collect();
            for pair in edges.windows(2) {
                prop_assert!(pair[0].1 <= pair[1].0 + 1e-6, "{pair:?}");
            }
            for (top, under) in edges {
                prop_assert!(top >= -1e-6 && under <= bottom + 1e-6, "{top} {under} of {bottom}");
            }
        }
    }
}
