//! The chair's view in lines of words, for screen readers and logs.
