//! Small counts that a person can follow.
