//! Small counts that a person can follow.
#[test]
fn debug_case() {
    use super::answers::*;
    let a = |x: u32, y: u32| Answer { said: Whole::Known, numbers: vec![(x, y), (0, 0), (0, 0), (0, 0)], told: vec![false; 3], in_series: true };
    let shape = Shape { kind: Kind::Share, parts: 0, county_only: false, regional: false, municipalities: 2, cycles: 2, defined_in: 0 };
    let p = super::kept::publish(&shape.rounds(&vec![vec![a(1, 0), a(4, 0)], vec![a(5, 0), a(0, 0)]]), &[]);
    println!("{:#?}", p.shown.indicators[0]);
    println!("{:#?}", p.known.indicators[0].change);
    panic!();
}
