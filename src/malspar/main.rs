//! The binary: command line, configuration, and the composition of the layers.

// In the place of the standard ones, which panic when the reader of a pipe has gone: see `console::output`.
macro_rules! print {
    ($($said:tt)*) => { $crate::console::output::out(format_args!($($said)*)) };
}
macro_rules! println {
    ($($said:tt)*) => { $crate::console::output::out(format_args!("{}\n", format_args!($($said)*))) };
}
macro_rules! eprintln {
    ($($said:tt)*) => { $crate::console::output::err(format_args!("{}\n", format_args!($($said)*))) };
}

mod cli;
mod clock;
mod commands;
mod config;
mod console;
mod ids;
mod secrets;

use std::process::ExitCode;

use clap::Parser;
use malspar_words::Lang;
use tracing_subscriber::EnvFilter;

/// A refusal by a check; wrong usage is 2, which the command line parser gives by itself.
const REFUSED: u8 = 1;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    let lang: Lang = cli.global.lang.into();
    // What the program did goes to standard error; standard output is for results.
    let filter = EnvFilter::try_from_env("MALSPAR_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    // Boxed: all commands are one large future.
    let done = Box::pin(commands::run(cli)).await;
    match done.and(console::output::finish()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            eprintln!("{}", refusal.words(lang));
            ExitCode::from(REFUSED)
        }
    }
}
