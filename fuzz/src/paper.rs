#![no_main]
quorate_fuzz::fuzzes!("paper");
