;; Tells whether a segment is sound at first sight. What each of the 256 bytes means lies at 0: 0 is data, 1 ends an element,
;; and of a segment with others nothing is told. Where its elements begin is written from 1024 on, and one behind its end.
(module
  (memory (export "memory") 64)

  ;; How many elements the segment from $at to $end has, where it is sound by the plan at $plan; 0 where that is not told.
  ;; A plan: how many elements there may be, which must be sent (as bits), where its notes begin and where they end; then
  ;; four numbers for each element: how it is looked at, its least and its greatest length, and its codes.
  (func (export "sound") (param $plan i32) (param $at i32) (param $end i32) (result i32)
    (local $row i32) (local $last i32) (local $from i32) (local $length i32) (local $meaning i32) (local $bit i32)
    (local $sent i32) (local $next i32) (local $byte i32) (local $number i32) (local $point i32) (local $codes i32)
    (local $key i32) (local $found i32) (local $out i32)

    ;; The tag.
    (block $tag
      (loop $next
        (if (i32.ge_u (local.get $at) (local.get $end)) (then (return (i32.const 0))))
        (local.set $meaning (i32.load8_u (i32.load8_u (local.get $at))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br_if $next (i32.eqz (local.get $meaning)))
        (br_if $tag (i32.eq (local.get $meaning) (i32.const 1)))
        (return (i32.const 0))))

    (local.set $row (i32.add (local.get $plan) (i32.const 16)))
    (local.set $last (i32.add (local.get $row) (i32.shl (i32.load (local.get $plan)) (i32.const 4))))
    (local.set $bit (i32.const 1))
    (local.set $out (i32.const 1024))
    (block $whole
      (loop $element
        (if (i32.ge_u (local.get $row) (local.get $last)) (then (return (i32.const 0))))
        (i32.store (local.get $out) (local.get $at))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $from (local.get $at))
        (block $ends
          (loop $next
            (br_if $ends (i32.ge_u (local.get $at) (local.get $end)))
            (local.set $meaning (i32.load8_u (i32.load8_u (local.get $at))))
            (br_if $ends (local.get $meaning))
            (local.set $at (i32.add (local.get $at) (i32.const 1)))
            (br $next)))
        (if (i32.and (i32.lt_u (local.get $at) (local.get $end)) (i32.ne (local.get $meaning) (i32.const 1)))
          (then (return (i32.const 0))))
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
                      (local.set $key (i32.const 0))
                      (local.set $next (local.get $from))
                      (loop $byte
                        (local.set $key
                          (i32.or (i32.shl (local.get $key) (i32.const 8)) (i32.load8_u (local.get $next))))
                        (local.set $next (i32.add (local.get $next) (i32.const 1)))
                        (br_if $byte (i32.lt_u (local.get $next) (local.get $at))))
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
                    (br_if $bounded (call $digits (local.get $next) (local.get $at)))
                    (return (i32.const 0)))

                  ;; Digits, with one point at most, which does not count either.
                  (local.set $next
                    (i32.add (local.get $from) (i32.eq (i32.load8_u (local.get $from)) (i32.const 0x2d))))
                  (local.set $length (i32.const 0))
                  (local.set $point (i32.const 0))
                  (loop $digit
                    (br_if $digit
                      (block $more (result i32)
                        (if (i32.ge_u (local.get $next) (local.get $at)) (then (br $more (i32.const 0))))
                        (local.set $byte (i32.load8_u (local.get $next)))
                        (local.set $next (i32.add (local.get $next) (i32.const 1)))
                        (if (i32.le_u (i32.sub (local.get $byte) (i32.const 0x30)) (i32.const 9))
                          (then (local.set $length (i32.add (local.get $length) (i32.const 1))))
                          (else
                            (if (i32.or (local.get $point) (i32.ne (local.get $byte) (i32.const 0x2e)))
                              (then (return (i32.const 0))))
                            (local.set $point (i32.const 1))))
                        (i32.const 1))))
                  (br_if $bounded (local.get $length))
                  (return (i32.const 0)))

                ;; Digits, of which the last four are a month and a day; of February 29 nothing is told.
                (if (i32.eqz (call $digits (local.get $from) (local.get $at))) (then (return (i32.const 0))))
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
              (if (i32.eqz (call $digits (local.get $from) (local.get $at))) (then (return (i32.const 0))))
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
        (br_if $whole (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (local.set $row (i32.add (local.get $row) (i32.const 16)))
        (local.set $bit (i32.shl (local.get $bit) (i32.const 1)))
        (br $element)))
    (i32.store (local.get $out) (i32.add (local.get $end) (i32.const 1)))

    ;; What must be sent, and the notes: a kind, its places and the first of them, as bits.
    (if (i32.ne
          (i32.and (local.get $sent) (i32.load offset=4 (local.get $plan)))
          (i32.load offset=4 (local.get $plan)))
      (then (return (i32.const 0))))
    (local.set $next (i32.load offset=8 (local.get $plan)))
    (block $kept
      (loop $note
        (br_if $kept (i32.ge_u (local.get $next) (i32.load offset=12 (local.get $plan))))
        (if (call $broken
              (i32.load (local.get $next))
              (i32.load offset=4 (local.get $next))
              (i32.load offset=8 (local.get $next))
              (i32.and (local.get $sent) (i32.load offset=4 (local.get $next))))
          (then (return (i32.const 0))))
        (local.set $next (i32.add (local.get $next) (i32.const 12)))
        (br $note)))
    (i32.shr_u (i32.sub (local.get $out) (i32.const 1024)) (i32.const 2)))

  ;; Whether there are digits from $from to $to, and nothing else.
  (func $digits (param $from i32) (param $to i32) (result i32)
    (if (i32.ge_u (local.get $from) (local.get $to)) (then (return (i32.const 0))))
    (loop $next
      (if (i32.gt_u (i32.sub (i32.load8_u (local.get $from)) (i32.const 0x30)) (i32.const 9))
        (then (return (i32.const 0))))
      (local.set $from (i32.add (local.get $from) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $from) (local.get $to))))
    (i32.const 1))

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
