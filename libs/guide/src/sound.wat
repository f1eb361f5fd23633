;; Tells whether a segment is sound at first sight, by 16 bytes at once. At 0 stand the bytes that separate in the interchange's
;; syntax, first the one between elements; of a segment with others of them, or with more than printable ASCII, nothing is told.
;; Where its elements begin is written from 1024 on, and one behind its end. V8 of Node 20 does not inline: few calls are made.
(module
  (memory (export "memory") 64)

  ;; How many elements the segment from $at to $end has, where it is sound by the plan at $plan; 0 where that is not told.
  ;; A plan: how many elements there may be, which must be sent (as bits), where its notes begin and where they end, and which
  ;; were sent when that was last found right; then four numbers for each element: how it is looked at, its least and its
  ;; greatest length, and its codes.
  (func (export "sound") (param $plan i32) (param $at i32) (param $end i32) (result i32)
    (local $row i32) (local $last i32) (local $from i32) (local $length i32) (local $bit i32)
    (local $sent i32) (local $next i32) (local $byte i32) (local $number i32) (local $codes i32)
    (local $key i32) (local $found i32) (local $out i32) (local $seen i32) (local $notable i64)

    ;; The tag.
    (local.set $seen (local.get $at))
    (local.set $notable (call $notable (local.get $at)))
    (local.set $at (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $notable)))))

    (local.set $row (i32.add (local.get $plan) (i32.const 20)))
    (local.set $last (i32.add (local.get $row) (i32.shl (i32.load (local.get $plan)) (i32.const 4))))
    (local.set $bit (i32.const 1))
    ;; A bit that stands for no element: it is never 0.
    (local.set $sent (i32.const 0x80000000))
    (local.set $out (i32.const 1024))
    (if (i32.ge_u (local.get $at) (local.get $end)) (then (return (i32.const 0))))
    (loop $element
      ;; What ends the tag, or the element before.
      (if (i32.ne (i32.load8_u (local.get $at)) (i32.load8_u (i32.const 0))) (then (return (i32.const 0))))
      (if (i32.ge_u (local.get $row) (local.get $last)) (then (return (i32.const 0))))
      (local.set $from (i32.add (local.get $at) (i32.const 1)))
      (i32.store (local.get $out) (local.get $from))
      (local.set $out (i32.add (local.get $out) (i32.const 4)))
      (local.set $notable (i64.and (local.get $notable) (i64.sub (local.get $notable) (i64.const 1))))
      (block $any
        (loop $more
          (br_if $any (i64.ne (local.get $notable) (i64.const 0)))
          (local.set $seen (i32.add (local.get $seen) (i32.const 64)))
          (br_if $any (i32.ge_u (local.get $seen) (local.get $end)))
          (local.set $notable (call $notable (local.get $seen)))
          (br $more)))
      (local.set $at (i32.add (local.get $seen) (i32.wrap_i64 (i64.ctz (local.get $notable)))))
      (if (i32.gt_u (local.get $at) (local.get $end)) (then (local.set $at (local.get $end))))
      (local.set $length (i32.sub (local.get $at) (local.get $from)))
      (if (local.get $length)
        (then
          (local.set $sent (i32.or (local.get $sent) (local.get $bit)))
          (block $bounded
            (block $time
              (block $date
                (block $decimal
                  (block $integer
                    (block $code
                      (block $text
                        (block $other
                          (br_table $other $text $code $integer $decimal $date $time $other
                            (i32.load (local.get $row))))
                        (return (i32.const 0)))
                      (br $bounded))

                    ;; Codes: a hash table with open addresses, its mask before it; a code is its bytes as a number.
                    (if (i32.gt_u (local.get $length) (i32.const 4)) (then (return (i32.const 0))))
                    (local.set $key
                      (i32.and
                        (i32.load (local.get $from))
                        (i32.shr_u
                          (i32.const -1)
                          (i32.sub (i32.const 32) (i32.shl (local.get $length) (i32.const 3))))))
                    (local.set $codes (i32.load offset=12 (local.get $row)))
                    (local.set $number
                      (i32.shr_u (i32.mul (local.get $key) (i32.const 0x9e3779b1)) (i32.const 15)))
                    (loop $slot
                      (local.set $found
                        (i32.load offset=4
                          (i32.add
                            (local.get $codes)
                            (i32.shl
                              (i32.and (local.get $number) (i32.load (local.get $codes)))
                              (i32.const 2)))))
                      (local.set $number (i32.add (local.get $number) (i32.const 1)))
                      (br_if $bounded (i32.eq (local.get $found) (local.get $key)))
                      (br_if $slot (local.get $found)))
                    (return (i32.const 0)))

                  ;; Digits; a minus before them does not count.
                  (local.set $next
                    (i32.add (local.get $from) (i32.eq (i32.load8_u (local.get $from)) (i32.const 0x2d))))
                  (local.set $length (i32.sub (local.get $at) (local.get $next)))
                  (if (i32.eqz (local.get $length)) (then (return (i32.const 0))))
                  (br_if $bounded (i32.eqz (call $others (local.get $next) (local.get $length))))
                  (return (i32.const 0)))

                ;; Digits, with one point at most, which does not count either.
                (local.set $next
                  (i32.add (local.get $from) (i32.eq (i32.load8_u (local.get $from)) (i32.const 0x2d))))
                (local.set $length (i32.sub (local.get $at) (local.get $next)))
                (local.set $found (call $others (local.get $next) (local.get $length)))
                (if (local.get $found)
                  (then
                    (local.set $length (i32.sub (local.get $length) (i32.const 1)))
                    (if (i32.and (local.get $found) (i32.sub (local.get $found) (i32.const 1)))
                      (then (return (i32.const 0))))
                    (if (i32.ne
                          (i32.load8_u (i32.add (local.get $next) (i32.ctz (local.get $found))))
                          (i32.const 0x2e))
                      (then (return (i32.const 0))))))
                (br_if $bounded (local.get $length))
                (return (i32.const 0)))

              ;; Digits, of which the last four are a month and a day; of February 29 nothing is told.
              (if (call $others (local.get $from) (local.get $length)) (then (return (i32.const 0))))
              (if (i32.and
                    (i32.ne (local.get $length) (i32.const 8))
                    (i32.ne (local.get $length) (i32.const 6)))
                (then (return (i32.const 0))))
              (local.set $number (call $pair (i32.sub (local.get $at) (i32.const 4))))
              (local.set $byte (call $pair (i32.sub (local.get $at) (i32.const 2))))
              (if (i32.or
                    (i32.gt_u (i32.sub (local.get $number) (i32.const 1)) (i32.const 11))
                    (i32.eqz (local.get $byte)))
                (then (return (i32.const 0))))
              (if (i32.gt_u (local.get $byte) (i32.const 28))
                (then
                  ;; 30 days but for February, 31 in the months with a bit.
                  (if (i32.or
                        (i32.eq (local.get $number) (i32.const 2))
                        (i32.gt_u
                          (local.get $byte)
                          (i32.add
                            (i32.const 30)
                            (i32.and (i32.shr_u (i32.const 0x15aa) (local.get $number)) (i32.const 1)))))
                    (then (return (i32.const 0))))))
              (br $bounded))

            ;; Digits, two each for hour, minute and second.
            (if (call $others (local.get $from) (local.get $length)) (then (return (i32.const 0))))
            (if (i32.or (i32.lt_u (local.get $length) (i32.const 4)) (i32.eq (local.get $length) (i32.const 5)))
              (then (return (i32.const 0))))
            (if (i32.or
                  (i32.gt_u (call $pair (local.get $from)) (i32.const 23))
                  (i32.gt_u (call $pair (i32.add (local.get $from) (i32.const 2))) (i32.const 59)))
              (then (return (i32.const 0))))
            (if (i32.gt_u (local.get $length) (i32.const 4))
              (then
                (if (i32.gt_u (call $pair (i32.add (local.get $from) (i32.const 4))) (i32.const 59))
                  (then (return (i32.const 0)))))))
          (if (i32.or
                (i32.lt_u (local.get $length) (i32.load offset=4 (local.get $row)))
                (i32.gt_u (local.get $length) (i32.load offset=8 (local.get $row))))
            (then (return (i32.const 0))))))
      (local.set $row (i32.add (local.get $row) (i32.const 16)))
      (local.set $bit (i32.shl (local.get $bit) (i32.const 1)))
      (br_if $element (i32.lt_u (local.get $at) (local.get $end))))
    (i32.store (local.get $out) (i32.add (local.get $end) (i32.const 1)))

    ;; What must be sent, and the notes: a kind, its places and the first of them, as bits.
    (block $kept
      (br_if $kept (i32.eq (local.get $sent) (i32.load offset=16 (local.get $plan))))
      (if (i32.ne
            (i32.and (local.get $sent) (i32.load offset=4 (local.get $plan)))
            (i32.load offset=4 (local.get $plan)))
        (then (return (i32.const 0))))
      (local.set $next (i32.load offset=8 (local.get $plan)))
      (block $all
        (loop $note
          (br_if $all (i32.ge_u (local.get $next) (i32.load offset=12 (local.get $plan))))
          (if (call $broken
                (i32.load (local.get $next))
                (i32.load offset=4 (local.get $next))
                (i32.load offset=8 (local.get $next))
                (i32.and (local.get $sent) (i32.load offset=4 (local.get $next))))
            (then (return (i32.const 0))))
          (local.set $next (i32.add (local.get $next) (i32.const 12)))
          (br $note)))
      (i32.store offset=16 (local.get $plan) (local.get $sent)))
    (i32.shr_u (i32.sub (local.get $out) (i32.const 1024)) (i32.const 2)))

  ;; A bit for each of 64 bytes: whether it separates, or is no printable ASCII.
  (func $notable (param $at i32) (result i64)
    (local $until i32) (local $bits i64) (local $text v128)
    (local.set $until (i32.add (local.get $at) (i32.const 64)))
    (loop $next
      (local.set $text (v128.load (local.get $at)))
      (local.set $bits
        (i64.or
          (i64.shr_u (local.get $bits) (i64.const 16))
          (i64.shl
            (i64.extend_i32_u
              (i8x16.bitmask
                (v128.or
                  (v128.or
                    (i8x16.eq (local.get $text) (v128.load8_splat (i32.const 0)))
                    (i8x16.eq (local.get $text) (v128.load8_splat (i32.const 1))))
                  (v128.or
                    (i8x16.eq (local.get $text) (v128.load8_splat (i32.const 2)))
                    ;; 0x20 to 0x7e are 0 to 0x5e.
                    (i8x16.gt_u
                      (i8x16.sub (local.get $text) (i8x16.splat (i32.const 0x20)))
                      (i8x16.splat (i32.const 0x5e)))))))
            (i64.const 48))))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $until))))
    (local.get $bits))

  ;; A bit for each of so many bytes that is no digit; of more than 16 bytes all bits.
  (func $others (param $at i32) (param $length i32) (result i32)
    (if (i32.gt_u (local.get $length) (i32.const 16)) (then (return (i32.const -1))))
    (i32.and
      (i8x16.bitmask
        (i8x16.gt_u
          (i8x16.sub (v128.load (local.get $at)) (i8x16.splat (i32.const 0x30)))
          (i8x16.splat (i32.const 9))))
      (i32.sub (i32.shl (i32.const 1) (local.get $length)) (i32.const 1))))

  ;; The number of two digits.
  (func $pair (param $at i32) (result i32)
    (i32.sub
      (i32.add
        (i32.mul (i32.load8_u (local.get $at)) (i32.const 10))
        (i32.load8_u offset=1 (local.get $at)))
      (i32.const 528)))

  ;; Whether a note does not hold, of whose places $sent are sent: P, R, E, C, L, N.
  (func $broken (param $kind i32) (param $bits i32) (param $first i32) (param $sent i32) (result i32)
    (block $n
      (block $l
        (block $c
          (block $e
            (block $r
              (block $p
                (br_table $p $r $e $c $l $n (local.get $kind)))
              (return
                (i32.and (i32.ne (local.get $sent) (i32.const 0)) (i32.ne (local.get $sent) (local.get $bits)))))
            (return (i32.eqz (local.get $sent))))
          (return
            (i32.ne
              (i32.and (local.get $sent) (i32.sub (local.get $sent) (i32.const 1)))
              (i32.const 0))))
        (return
          (i32.and
            (i32.ne (i32.and (local.get $sent) (local.get $first)) (i32.const 0))
            (i32.ne (local.get $sent) (local.get $bits)))))
      (return (i32.eq (local.get $sent) (local.get $first))))
    (i32.and
      (i32.ne (i32.and (local.get $sent) (local.get $first)) (i32.const 0))
      (i32.ne (local.get $sent) (local.get $first)))))
