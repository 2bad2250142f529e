//! The binary: command line, configuration, and the composition of the layers.

mod cli;
mod clock;
mod commands;
mod config;
mod console;
mod ids;

use std::process::ExitCode;

use clap::Parser;
use tracing_subscriber::EnvFilter;

/// A refusal by a check; wrong usage is 2, which the command line parser gives by itself.
const REFUSED: u8 = 1;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    // What the program did goes to standard error; standard output is for results.
    let filter = EnvFilter::try_from_env("MALSPAR_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match commands::run(cli).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            eprintln!("{refusal}");
            ExitCode::from(REFUSED)
        }
    }
}
