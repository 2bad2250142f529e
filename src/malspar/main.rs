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
mod postbox;
mod postman;
mod secrets;

use std::process::ExitCode;

use clap::Parser;
use config::LogFormat;
use malspar_words::Lang;
use tracing_subscriber::EnvFilter;

/// A refusal by a check; wrong usage is 2, which the command line parser gives by itself.
const REFUSED: u8 = 1;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    let lang: Lang = cli.global.lang.into();
    // What the program did goes to standard error; standard output is for results.
    log(&cli.global);
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

/// What is written down while the program runs. A configuration that cannot be read is told by the command itself.
fn log(flags: &cli::Global) {
    let format = config::Config::load(flags).map(|config| config.log_format).unwrap_or_default();
    // Whoever has a program read the log wants to know of every request.
    let usual = match format {
        LogFormat::Text => "warn",
        LogFormat::Json => "warn,malspar_web::request=info",
    };
    let filter = EnvFilter::try_from_env("MALSPAR_LOG").unwrap_or_else(|_| EnvFilter::new(usual));
    let written = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match format {
        LogFormat::Text => written.init(),
        LogFormat::Json => {
            written.json().flatten_event(true).with_current_span(true).with_span_list(false).init();
        }
    }
}
